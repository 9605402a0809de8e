import { link, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { atMost } from '../../../shared/at-most.ts';
import type { FileRun, KeyFiles } from './key-files.ts';
import { ownerIsGone, signRun } from './run-owner.ts';

const MAX_BYTES = 16 * 2 ** 20;
/** Files that are given their names at once. */
const FILES_AT_ONCE = 8;
const RUN = '.hearth-run-';
const DONE = '.hearth-done-';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function writeFault(error: unknown, folder: string, name: string): AppError {
  if (error instanceof AppError) return error;
  if (codeOf(error) === 'EEXIST') return new AppError('key.exists', { what: name, where: folder }, { cause: error });
  return new AppError('file.write', { where: folder, details: textOf(error) }, { cause: error });
}

/** Flushes a folder's own list of names; Windows cannot and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function writeNew(path: string, data: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o400);
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Gives a finished file its name, only if nobody has it. A hard link does both at once; where the disk has none (FAT, some shares) the
 * name is first taken by an empty file made exclusively, which the rename then replaces.
 */
async function giveName(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'].includes(codeOf(error))) throw error;
    await writeNew(to, '');
    await rename(from, to).catch(async (failed: unknown) => {
      await unlink(to);
      throw failed;
    });
  }
}

/** Whether a name was given to a file of a run, or taken for it: by an empty file, where a kill kept the rename from following. */
async function isGiven(staged: string, name: string): Promise<boolean> {
  const [file, there] = await Promise.all([stat(staged).catch(() => null), stat(name).catch(() => null)]);
  if (file === null || there === null) return false;
  return (file.ino === there.ino && file.dev === there.dev) || (there.isFile() && there.size === 0);
}

/** Removes a run's hidden folder, and with it the names it had already given. */
async function takeBack(staging: string): Promise<void> {
  const folder = dirname(staging);
  for (const name of await readdir(staging).catch(() => [])) {
    if (await isGiven(join(staging, name), join(folder, name))) await unlink(join(folder, name)).catch(() => undefined);
  }
  await rm(staging, { recursive: true, force: true }).catch(() => undefined);
}

function fileRun(folder: string, id: string): FileRun {
  const staging = join(folder, `${RUN}${id}`);
  const done = join(folder, `${DONE}${id}`);
  const written = new Set<string>();
  const given: string[] = [];
  const takeNames = async () => {
    for (const name of given.splice(0)) await unlink(join(folder, name)).catch(() => undefined);
  };
  const readBytes = (name: string): Promise<Buffer> =>
    readFile(join(staging, name)).catch((error: unknown) => {
      throw new AppError('key.readBack', { what: name, details: textOf(error) }, { cause: error });
    });
  const free = new Set<string>();
  const expectFree = async (wanted: readonly string[]) => {
    // One look at the folder serves all names; they are given exclusively whatever was seen here.
    const taken = new Set(await readdir(folder).catch(() => []));
    for (const name of wanted) {
      if (taken.has(name)) throw new AppError('key.exists', { what: name, where: folder });
      free.add(name);
    }
  };
  return {
    expectFree,
    async write(name, data) {
      try {
        if (!free.has(name)) await expectFree([name]);
        await writeNew(join(staging, name), data);
        written.add(name);
      } catch (error) {
        throw writeFault(error, folder, name);
      }
    },
    read: async (name) => (await readBytes(name)).toString('utf8'),
    readBytes,
    async publish() {
      // In the order they were announced, whichever was written first.
      const names = [...free].filter((name) => written.has(name));
      try {
        await atMost(FILES_AT_ONCE, names, async (name) => {
          await giveName(join(staging, name), join(folder, name)).catch((error: unknown) => {
            throw writeFault(error, folder, name);
          });
          given.push(name);
        });
        await syncFolder(folder);
        // From here on the run has succeeded: under another name nothing takes its files back any more.
        await rename(staging, done);
      } catch (error) {
        await takeNames();
        throw writeFault(error, folder, staging);
      }
      await rm(done, { recursive: true, force: true }).catch(() => undefined);
      return names.map((name) => join(folder, name));
    },
    async drop() {
      await takeNames();
      await takeBack(staging);
    },
  };
}

async function namesIn(folder: string, kind: 'files' | 'folders'): Promise<readonly string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return found
    .filter((e) => (kind === 'files' ? e.isFile() : e.isDirectory() && !e.name.startsWith('.')))
    .map((e) => e.name)
    .sort();
}

/** The key folders of this machine. */
export function createKeyFiles(): KeyFiles {
  return {
    files: (folder) => namesIn(folder, 'files'),
    folders: (folder) => namesIn(folder, 'folders'),
    async read(path) {
      try {
        const { size } = await stat(path);
        if (size > MAX_BYTES) throw new Error('larger than 16 MiB');
        return await readFile(path, 'utf8');
      } catch (error) {
        throw new AppError('file.read', { where: path, details: textOf(error) }, { cause: error });
      }
    },
    async moveAside(from, to) {
      try {
        await mkdir(dirname(to), { recursive: true, mode: 0o700 });
        await giveName(from, to);
        await unlink(from).catch((error: unknown) => {
          if (codeOf(error) !== 'ENOENT') throw error;
        });
        await syncFolder(dirname(to));
        return to;
      } catch (error) {
        throw writeFault(error, dirname(to), basename(to));
      }
    },
    async begin(folder, id) {
      const staging = join(folder, `${RUN}${id}`);
      try {
        // A file, or a link that leads nowhere, where the folder should be is no name taken by another run.
        await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
          throw new AppError('file.write', { where: folder, details: textOf(error) }, { cause: error });
        });
        await mkdir(staging, { mode: 0o700 });
        await signRun(staging);
      } catch (error) {
        throw writeFault(error, folder, `${RUN}${id}`);
      }
      return fileRun(folder, id);
    },
    clear: (folder, id) => takeBack(join(folder, `${RUN}${id}`)),
    async clearOlder(folder, unixMs) {
      for (const name of await readdir(folder).catch(() => [])) {
        if (name.startsWith(DONE)) await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
        if (!name.startsWith(RUN)) continue;
        const made = await stat(join(folder, name)).then(
          (s) => s.mtimeMs,
          () => Number.POSITIVE_INFINITY,
        );
        if (made < unixMs || (await ownerIsGone(join(folder, name)))) await takeBack(join(folder, name));
      }
    },
  };
}
