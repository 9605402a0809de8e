import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TarEntry } from './tar.ts';

/** The unprivileged account that the images built here run as. */
const APP_UID = 10001;
export const IMAGE_USER = `${APP_UID}:${APP_UID}`;

/** What every image built here holds beside its program: two accounts, /tmp, and /data and a home of the app's own. */
export const skeleton: readonly TarEntry[] = [
  { kind: 'folder', path: 'etc', mode: 0o755, uid: 0 },
  {
    kind: 'text',
    path: 'etc/passwd',
    mode: 0o644,
    uid: 0,
    text: `root:x:0:0::/:/bin/false\napp:x:${APP_UID}:${APP_UID}::/home/app:/bin/false\n`,
  },
  { kind: 'text', path: 'etc/group', mode: 0o644, uid: 0, text: `root:x:0:\napp:x:${APP_UID}:\n` },
  { kind: 'folder', path: 'tmp', mode: 0o1777, uid: 0 },
  { kind: 'folder', path: 'data', mode: 0o755, uid: APP_UID },
  { kind: 'folder', path: 'home', mode: 0o755, uid: 0 },
  { kind: 'folder', path: 'home/app', mode: 0o755, uid: APP_UID },
];

/** A program with its mode, owned by root. */
export const program = (path: string, source: string): TarEntry => ({ kind: 'file', path, source, mode: 0o755, uid: 0 });

/** Everything below `folder` as members below `path`, by name, but for what `leaveOut` names (paths relative to `folder`). */
export async function* tree(folder: string, path: string, leaveOut: (relative: string) => boolean, below = ''): AsyncGenerator<TarEntry> {
  yield { kind: 'folder', path: join(path, below), mode: 0o755, uid: 0 };
  const items = (await readdir(join(folder, below), { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const item of items) {
    const relative = join(below, item.name);
    if (leaveOut(relative)) continue;
    if (item.isDirectory()) yield* tree(folder, path, leaveOut, relative);
    else if (item.isFile()) yield { kind: 'file', path: join(path, relative), source: join(folder, relative), mode: 0o644, uid: 0 };
  }
}
