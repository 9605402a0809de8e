import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SpawnWorker, WorkerLink } from '../../platform/worker/link.ts';

const worker = fileURLToPath(new URL('../worker.ts', import.meta.url));
export type ForkedWorker = WorkerLink & { readonly gone: () => boolean; readonly pid: number | undefined };

export type KeyWorkers = { readonly spawn: SpawnWorker; readonly started: ForkedWorker[] };

/** The real key worker as a forked Node that runs the TypeScript itself. `started` collects every process. */
export function forkKeyWorkers(options: { readonly via?: readonly string[] } = {}): KeyWorkers {
  const started: ForkedWorker[] = [];
  const spawn: SpawnWorker = () => {
    const [execPath, ...before] = [...(options.via ?? []), process.execPath];
    const child = fork(worker, [], {
      ...(execPath === undefined ? {} : { execPath }),
      execArgv: [...before, '--experimental-strip-types', '--no-warnings'],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const link: ForkedWorker = {
      pid: child.pid,
      send: (message) => {
        if (child.connected) child.send(message as object);
      },
      onMessage: (fn) => void child.on('message', fn),
      onExit: (fn) => void child.on('exit', (code) => fn(code ?? -1)),
      kill: () => void child.kill('SIGKILL'),
      gone: () => child.exitCode !== null || child.signalCode !== null,
    };
    started.push(link);
    return link;
  };
  return { spawn, started };
}
