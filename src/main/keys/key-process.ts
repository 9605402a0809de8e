import { AppError } from '../../shared/app-error.ts';
import type { FaultCode } from '../../shared/strings/faults.ts';
import type { SpawnWorker } from '../platform/worker/link.ts';
import type { FromWorker, Gives, KeyJob, Progress, Sent } from './worker-messages.ts';

/** A running key process. */
export type KeyProcess = {
  /** Asks for one job. Errors: what the worker throws, and `key.worker` when the process ends before it answers. */
  readonly ask: <J extends KeyJob>(job: J, asks: Sent<J>, onProgress?: (progress: Progress) => void) => Promise<Gives<J>>;
  readonly kill: () => void;
  readonly alive: () => boolean;
  /** Resolves once the process is gone. */
  readonly ended: Promise<void>;
};

type Waiting = {
  readonly resolve: (gives: unknown) => void;
  readonly reject: (error: AppError) => void;
  readonly onProgress: (progress: Progress) => void;
};

export function startKeyProcess(spawn: SpawnWorker): KeyProcess {
  const link = spawn('key-worker');
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let alive = true;

  link.onMessage((raw) => {
    const message = raw as FromWorker;
    const asked = waiting.get(message.id);
    if (asked === undefined) return;
    if (message.kind === 'progress') return asked.onProgress(message.progress);
    waiting.delete(message.id);
    if (message.kind === 'done') asked.resolve(message.gives);
    else asked.reject(new AppError(message.code as FaultCode, message.params));
  });
  const ended = new Promise<void>((resolve) => {
    link.onExit((code) => {
      alive = false;
      for (const { reject } of waiting.values()) reject(new AppError('key.worker', { details: `key process, exit code ${code}` }));
      waiting.clear();
      resolve();
    });
  });

  return {
    ask: (job, asks, onProgress = () => undefined) =>
      new Promise((resolve, reject) => {
        if (!alive) return reject(new AppError('key.worker', { details: 'the key process is gone' }));
        lastId++;
        waiting.set(lastId, { resolve: resolve as (gives: unknown) => void, reject, onProgress });
        link.send({ id: lastId, job, asks });
      }),
    kill: () => link.kill(),
    alive: () => alive,
    ended,
  };
}
