import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SpawnWorker } from './link.ts';

const SHELL = '/bin/sh';

/** How a worker is started: without core files where a shell can say so, and deaf to the signal that opens Node's debugger. */
function starting(): { readonly execPath: string; readonly execArgv: string[] } {
  const deaf = process.allowedNodeEnvironmentFlags.has('--disable-sigusr1') ? ['--disable-sigusr1'] : [];
  if (process.platform === 'win32' || !existsSync(SHELL)) return { execPath: process.execPath, execArgv: deaf };
  return { execPath: SHELL, execArgv: ['-c', 'ulimit -c 0; exec "$0" "$@"', process.execPath, ...deaf] };
}

/** Workers of the terminal face: forked Node processes with nothing of our environment. `folder` holds the built workers. */
export function nodeWorkers(folder: string): SpawnWorker {
  return (name, env = {}) => {
    const child = fork(join(folder, `${name}.js`), [], {
      ...starting(),
      env: { ...env },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return {
      send: (message) => {
        if (child.connected) child.send(message as object);
      },
      onMessage: (fn) => {
        child.on('message', fn);
      },
      onExit: (fn) => {
        let told = false;
        const once = (code: number) => {
          if (!told) fn(code);
          told = true;
        };
        child.on('exit', (code) => once(code ?? -1));
        child.on('error', () => once(-1));
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
}
