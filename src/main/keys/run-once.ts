import { AppError } from '../../shared/app-error.ts';
import type { KeyFiles } from '../platform/key-files/key-files.ts';
import type { SpawnWorker } from '../platform/worker/link.ts';
import type { Doors } from './doors.ts';
import { type KeyProcess, startKeyProcess } from './key-process.ts';
import type { Gives, KeyJob, Progress, Sent } from './worker-messages.ts';

/** A folder that a run writes to, and the run's name there. */
export type Trace = { readonly folder: string; readonly run: string };
export type OnceOptions = {
  /** What to take back when the run fails or its process dies. */
  readonly traces?: readonly Trace[];
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal | undefined;
};
export type RunOnce = {
  readonly run: <J extends KeyJob>(job: J, asks: Sent<J>, options?: OnceOptions) => Promise<Gives<J>>;
  readonly stop: () => Promise<void>;
};

/** One key process for one job, the one that its secrets are sealed for or a new one. The process is gone when the promise settles. */
export function runOnce(spawn: SpawnWorker, files: KeyFiles, doors: Pick<Doors, 'take'>): RunOnce {
  const running = new Set<KeyProcess>();
  return {
    async run(job, asks, { traces = [], onProgress, signal } = {}) {
      if (signal?.aborted) throw new AppError('work.cancelled');
      const process = doors.take(Object.values(asks)) ?? startKeyProcess(spawn);
      running.add(process);
      signal?.addEventListener('abort', process.kill, { once: true });
      const end = async () => {
        signal?.removeEventListener('abort', process.kill);
        process.kill();
        await process.ended;
        running.delete(process);
      };
      try {
        const gives = await process.ask(job, asks, onProgress);
        await end();
        return gives;
      } catch (error) {
        await end();
        for (const { folder, run } of traces) await files.clear(folder, run);
        throw signal?.aborted ? new AppError('work.cancelled') : error;
      }
    },
    async stop() {
      const all = [...running];
      for (const process of all) process.kill();
      await Promise.all(all.map((process) => process.ended));
    },
  };
}
