import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

export type StaticFile = { readonly read: () => Buffer; readonly type: string };

/**
 * Every real file below `root` by its URL path, each read when it is asked for. Symbolic links are left out, and no request ever
 * becomes a path on disk: what is not in the map does not exist.
 */
export function staticFiles(root: string): ReadonlyMap<string, StaticFile> {
  const files = new Map(below(root, ''));
  const index = files.get('/index.html');
  return index ? files.set('/', index) : files;
}

/** Node's own recursive reading would walk through links to folders. */
function below(folder: string, url: string): readonly (readonly [url: string, file: StaticFile])[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const here = `${url}/${encodeURIComponent(entry.name)}`;
    if (entry.isDirectory()) return below(path, here);
    return entry.isFile() ? [[here, { read: () => readFileSync(path), type: types[extname(path)] ?? 'application/octet-stream' }]] : [];
  });
}
