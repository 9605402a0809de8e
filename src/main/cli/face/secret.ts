import { readFile } from 'node:fs/promises';
import { AppError } from '../../../shared/app-error.ts';

/** Reads the secret of an option such as `--password-file F`, as it stands; `-` is standard input, which serves one secret only. */
export type ReadSecret = (file: string) => Promise<Uint8Array>;

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** The same bytes without the one line end that editors and `echo` add. */
export function withoutLineEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  if (bytes[end - 1] === NEWLINE) end -= 1;
  if (end < bytes.length && bytes[end - 1] === RETURN) end -= 1;
  return bytes.subarray(0, end);
}

async function all(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  for (const chunk of chunks) chunk.fill(0);
  return bytes;
}

/** Bytes, so that the caller can wipe them. Errors: `file.read`. */
export function secretReader(stdin: AsyncIterable<Uint8Array>): ReadSecret {
  return async (file) => {
    if (file === '-') return all(stdin);
    try {
      return await readFile(file);
    } catch (error) {
      throw new AppError('file.read', { where: file, details: error instanceof Error ? error.message : '' }, { cause: error });
    }
  };
}
