import { type MnemonicLanguage, mnemonicLanguages } from '../../../shared/languages.ts';
import { wrongUse } from '../../../shared/strings/cli.ts';
import type { Values } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { text } from './options.ts';

/** The language of the words, in any case, with spaces, hyphens or underscores; null where the option is absent. Errors: UsageError. */
export function languageOf(values: Values): MnemonicLanguage | null {
  const typed = text(values, 'language');
  if (typed === null) return null;
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const found = mnemonicLanguages.find((language) => language === name);
  if (found === undefined) throw new UsageError(wrongUse.notOneOf('--language', mnemonicLanguages.join(', ')));
  return found;
}
