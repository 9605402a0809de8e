// The key process: the only place where mnemonics, seeds and secret keys are. It opens no socket and ends after its run. The same file
// runs its lanes, threads that compute what it made a second time.
import { randomBytes, randomUUID, webcrypto } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import threads from 'node:worker_threads';
import { leaveNoCoreFile } from '../platform/worker/no-core-file.ts';
import { closeNetwork } from '../platform/worker/no-network.ts';
import type { LaneData } from './lanes/node-lane.ts';
import type { WorkerProcess } from './worker-port.ts';

// Threads are closed with all else; only the lanes keep the way to start one.
const Thread = threads.Worker;
closeNetwork();

/** Two use up what most machines have; each holds its own copy of the second implementation. */
const LANES = 2;

// Only now is anything else loaded, so that no module has kept a way out.
async function runProcess(): Promise<void> {
  leaveNoCoreFile();
  const [{ answerJobs }, { createKeyFiles }, { loadBls }, { loadSecondBls }, { nodeLanes }, { sealing }] = await Promise.all([
    import('./answer-jobs.ts'),
    import('../platform/key-files/create-key-files.ts'),
    import('./bls.ts'),
    import('./second-bls.ts'),
    import('./lanes/node-lane.ts'),
    import('../../shared/sealing.ts'),
  ]);
  answerJobs(process as WorkerProcess, {
    loadBls,
    loadSecondBls,
    sealing: sealing(webcrypto.subtle),
    files: createKeyFiles(),
    randomBytes: (length) => randomBytes(length),
    uuid: () => randomUUID(),
    breathe: () => nextTurn(),
    after: (ms, fn) => void setTimeout(fn, ms).unref(),
    ...(availableParallelism() > 1 && { lanes: { count: LANES, start: nodeLanes(Thread, new URL(import.meta.url)) } }),
  });
}

async function runThread({ lane }: LaneData): Promise<void> {
  const [{ runLane }, { loadSecondBls }] = await Promise.all([import('./lanes/lane.ts'), import('./second-bls.ts')]);
  runLane(lane, await loadSecondBls(), () => threads.parentPort?.postMessage(null));
}

const laneData = threads.workerData as LaneData | null;
await (laneData === null ? runProcess() : runThread(laneData));
