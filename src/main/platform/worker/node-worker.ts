import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { SpawnWorker } from './link.ts';

/** Workers of the terminal face: forked Node processes with nothing of our environment. `folder` holds the built workers. */
export function nodeWorkers(folder: string): SpawnWorker {
  return (name, env = {}) => {
    const child = fork(join(folder, `${name}.js`), [], {
      execArgv: [],
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
