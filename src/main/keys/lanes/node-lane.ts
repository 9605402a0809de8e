import type { Worker } from 'node:worker_threads';
import type { Lane } from './lanes.ts';

/** What a lane finds in its `workerData`. */
export type LaneData = { readonly lane: SharedArrayBuffer };

/** Starts lanes as threads of this process, which run the file of the key process itself and seal themselves as it does. */
export const nodeLanes =
  (Thread: typeof Worker, file: URL) =>
  (memory: SharedArrayBuffer): Lane => {
    const workerData: LaneData = { lane: memory };
    const thread = new Thread(file, { workerData, env: {} });
    const gone = new Promise<void>((resolve) => {
      thread.on('exit', () => resolve());
      // One that fails is gone too; what it leaves is done without it.
      thread.on('error', () => resolve());
    });
    return { onJudged: (fn) => void thread.on('message', fn), gone };
  };
