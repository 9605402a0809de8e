import { AppError } from '../../shared/app-error.ts';

/** What a person typed to confirm something irreversible must say it. Errors: `validator.phrase`. */
export function expectPhrase(typed: string, needed: string): void {
  if (typed.trim() !== needed) throw new AppError('validator.phrase', { needed });
}
