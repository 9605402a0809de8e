import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Docker } from '../docker.ts';
import { type TarEntry, tar } from '../tar.ts';

/** Runs as uid 10001, like the images Hearth builds itself; has sh and a few commands of this machine. */
export const tinyImage = 'hearth-test/tiny:3';
/** The same as root. */
export const tinyRootImage = 'hearth-test/tiny-root:3';

const commands = ['sh', 'mkdir', 'sleep', 'cat', 'ls', 'stat', 'id', 'seq', 'rm'];

const told = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' }).trim();
const fileEntry = (path: string, bytes: Buffer, mode = 0o755): TarEntry => ({ path, mode, uid: 0, gid: 0, bytes });
const folderEntry = (path: string, uid: number): TarEntry => ({ path: `${path}/`, mode: 0o755, uid, gid: uid, bytes: Buffer.alloc(0) });

function rootFileSystem(uid: number): Buffer {
  const entries: TarEntry[] = [
    folderEntry('etc', 0),
    folderEntry('data', uid),
    fileEntry('etc/passwd', Buffer.from('root:x:0:0::/:/bin/false\napp:x:10001:10001::/:/bin/false\n'), 0o644),
  ];
  const libraries = new Set<string>();
  for (const command of commands) {
    const path = realpathSync(told('which', command));
    entries.push(fileEntry(`bin/${command}`, readFileSync(path)));
    for (const [library] of told('ldd', path).matchAll(/\/\S+/g)) libraries.add(library);
  }
  for (const library of libraries) entries.push(fileEntry(library.slice(1), readFileSync(library)));
  return tar(entries);
}

async function importOnce(docker: Docker, ref: string, uid: number): Promise<void> {
  if ((await docker.imagePresent(ref)) !== null) return;
  const folder = mkdtempSync(join(tmpdir(), 'hearth-tiny-'));
  try {
    const path = join(folder, 'root.tar');
    writeFileSync(path, rootFileSystem(uid));
    const user = uid === 0 ? [] : ['USER app'];
    await docker.importImage(path, ref, ['ENV PATH=/bin', 'WORKDIR /data', 'VOLUME /data', ...user], new AbortController().signal);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Imports both tiny images where they are missing; they stay for the next run. */
export async function makeTinyImages(docker: Docker): Promise<void> {
  await importOnce(docker, tinyImage, 10_001);
  await importOnce(docker, tinyRootImage, 0);
}
