import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files below a folder. One that somebody takes away meanwhile (Chromium, a keyring) holds nothing. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  const inner = await Promise.all(folders.map((path) => filesOf(path).catch(() => [])));
  return [...entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name)), ...inner.flat()];
}

/** Key files of a data folder, each read as JSON, so that a half-written one is found out. */
export async function keystoresOf(dataDir: string): Promise<readonly string[]> {
  const files = (await filesOf(dataDir)).filter((path) => /keystore[^/\\]*\.json$/.test(path));
  for (const path of files) JSON.parse(await readFile(path, 'utf8'));
  return files;
}

/** Files of a data folder that hold a text. */
export async function filesWith(dataDir: string, ...secrets: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of await filesOf(dataDir)) {
    const text = await readFile(path, 'latin1').catch(() => '');
    if (secrets.some((secret) => text.includes(secret))) found.push(path);
  }
  return found;
}

/** Paths and contents of what Hearth itself keeps in a data folder; what Chromium keeps and the log are left out. */
export async function contentsOf(dataDir: string): Promise<Readonly<Record<string, string>>> {
  const inner = (path: string) => path.slice(dataDir.length + 1);
  const files = (await filesOf(dataDir)).filter((path) => !/^(window[/\\]|Singleton|hearth\.log)/.test(inner(path)));
  const hashed = await Promise.all(
    files.map(
      async (path) =>
        [
          inner(path),
          createHash('sha256')
            .update(await readFile(path))
            .digest('hex'),
        ] as const,
    ),
  );
  return Object.fromEntries(hashed.sort());
}
