import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { SpawnWorker } from '../platform/worker/link.ts';

/** Workers as Electron utility processes, built beside the main entry in `dir`. The output of those that hold secrets goes nowhere. */
export const utilityWorker =
  (dir: string): SpawnWorker =>
  (name, env = {}) => {
    const child = utilityProcess.fork(join(dir, `${name}.js`), [], {
      serviceName: `hearth ${name}`,
      env: { ...env },
      stdio: name === 'genesis-worker' ? 'inherit' : 'ignore',
    });
    return {
      send: (message) => child.postMessage(message),
      onMessage: (fn) => {
        child.on('message', fn);
      },
      onExit: (fn) => {
        child.on('exit', fn);
      },
      kill: () => {
        child.kill();
      },
    };
  };
