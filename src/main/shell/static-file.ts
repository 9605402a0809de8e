import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

export type StaticFile = { readonly bytes: Buffer; readonly type: string };

/** The file of a URL path under `root`, or null. A path that leaves the real folder, by dots, encoding or symbolic link, finds nothing. */
export async function staticFile(root: string, pathname: string): Promise<StaticFile | null> {
  try {
    const path = pathname === '/' ? '/index.html' : decodeURIComponent(pathname);
    const realRoot = await realpath(root);
    const file = await realpath(join(realRoot, path));
    if (!file.startsWith(realRoot + sep)) return null;
    return { bytes: await readFile(file), type: types[extname(file)] ?? 'application/octet-stream' };
  } catch {
    return null;
  }
}
