import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AppError } from '../../../shared/app-error.ts';

/** SHA-256 in hex of a file that a plan lays in, so that a plan's hash changes with its content. Errors: file.read. */
export function sourceHash(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch (cause) {
    throw new AppError('file.read', { where: path }, { cause });
  }
}
