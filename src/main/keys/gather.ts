import { join } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import type { VerifiedFile } from '../../shared/key-checks.ts';
import type { FindingCode } from '../../shared/strings/verify.ts';
import type { KeyReader, Looked } from '../platform/key-files/key-reader.ts';
import { finding } from './verify/finding.ts';
import type { ReadFile } from './verify/verify.ts';

const MAX_BYTES = 16 * 2 ** 20;
const MAX_ALL_BYTES = 64 * 2 ** 20;
const MAX_FILES = 5_000;

export type Gathered = {
  readonly files: readonly ReadFile[];
  /** What was not read, and what else is to be said of a path. */
  readonly told: readonly VerifiedFile[];
};
type Plain = Extract<FindingCode, 'file.unreadable' | 'file.special' | 'file.link' | 'file.empty' | 'file.tooLarge' | 'folder.empty'>;

/** Reads files, and those in folders and in the folders in them. Nothing that is found makes it fail. */
export async function gather(reader: KeyReader, paths: readonly string[]): Promise<Gathered> {
  const files = new Map<string, ReadFile>();
  const told: VerifiedFile[] = [];
  let sum = 0;
  const tell = (path: string, code: Plain) => void told.push({ path, kind: 'unknown', network: null, does: [], findings: [finding(code)] });
  const orTell = async <T>(path: string, ask: Promise<T>): Promise<T | null> => {
    try {
      return await ask;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      tell(path, 'file.unreadable');
      return null;
    }
  };

  const file = async (path: string, { bytes: size, link }: Looked, named: boolean): Promise<void> => {
    if (files.has(path)) return;
    // What is empty by its size is not opened: special files of the system say so too, and never end.
    if (size === 0) return tell(path, 'file.empty');
    if (size > MAX_BYTES) return tell(path, 'file.tooLarge');
    if (files.size >= MAX_FILES || sum + size > MAX_ALL_BYTES) {
      const full = finding('file.tooMany', String(files.size));
      if (!told.some(({ findings }) => findings[0]?.code === full.code))
        told.push({ path, kind: 'unknown', network: null, does: [], findings: [full] });
      return;
    }
    const bytes = await orTell(path, reader.bytes(path));
    if (bytes === null) return;
    if (link) tell(path, 'file.link');
    sum += bytes.length;
    files.set(path, { path, bytes, named });
  };
  /** Answers how many files lie in it. */
  const folder = async (path: string, depth: number): Promise<number> => {
    const names = (await orTell(path, reader.names(path))) ?? [];
    let count = 0;
    for (const name of names) {
      const at = join(path, name);
      const found = await reader.look(at);
      if (found.kind === 'file') await file(at, found, false);
      else if (found.kind === 'none') tell(at, 'file.unreadable');
      if (found.kind === 'folder' && depth > 0 && !found.link) count += await folder(at, depth - 1);
      else if (found.kind === 'file' || found.kind === 'none') count++;
    }
    return count;
  };

  for (const path of paths) {
    const found = await reader.look(path);
    if (found.kind === 'file') await file(path, found, true);
    else if (found.kind === 'none') tell(path, 'file.unreadable');
    else if (found.kind === 'other') tell(path, 'file.special');
    else if ((await folder(path, 1)) === 0) tell(path, 'folder.empty');
  }
  return { files: [...files.values()], told };
}
