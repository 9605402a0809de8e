import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../shared/app-error.ts';
import { runCli } from './cli/main.ts';
import { defaultCacheDir, defaultDataDir } from './folders.ts';

/** Entry of the terminal face: the same rooms as the window, without Electron. */
const here = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(here, '../../package.json'), 'utf8')) as { version: string };

const abort = new AbortController();
process.once('SIGINT', () => abort.abort());
process.once('SIGTERM', () => abort.abort());
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has gone (such as `| head`): nobody is left to tell.
  if (error.code === 'EPIPE') process.exit(0);
});

async function open(dataDir: string | null) {
  const [{ createApp }, { nodeWorkers }] = await Promise.all([import('./app.ts'), import('./platform/worker/node-worker.ts')]);
  return createApp({
    dataDir: resolve(dataDir ?? defaultDataDir(process.platform, process.env)),
    resourcesDir: join(here, '../../resources'),
    cacheDir: defaultCacheDir(process.platform, process.env),
    version,
    spawn: nodeWorkers(here),
    electron: null,
    safeStorage: null,
    pickFolder: async () => null,
    pickFile: async () => null,
    copyText: async () => undefined,
  });
}

async function question(text: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(text, { signal: abort.signal });
  } finally {
    lines.close();
  }
}

const code = await runCli({
  argv: process.argv.slice(2),
  version,
  stdout: process.stdout,
  stderr: { write: (text) => process.stderr.write(text), isTTY: process.stderr.isTTY === true, columns: process.stderr.columns || 100 },
  stdin: process.stdin,
  signal: abort.signal,
  open,
  now: () => Date.now(),
  sleep: (ms, signal) =>
    sleep(ms, undefined, signal ? { signal } : {}).catch((cause: unknown) => {
      throw new AppError('work.cancelled', {}, { cause });
    }),
  randomBytes: (length) => randomBytes(length),
  question: process.stdin.isTTY ? question : null,
});
process.exitCode = code;
