// The key process: the only place where mnemonics, seeds and secret keys are. It opens no socket and ends after its run.
import { randomBytes, randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { leaveNoCoreFile } from '../platform/worker/no-core-file.ts';
import { closeNetwork } from '../platform/worker/no-network.ts';
import type { WorkerProcess } from './worker-port.ts';

closeNetwork();
leaveNoCoreFile();

// Only now is anything else loaded, so that no module has kept a way out.
const [{ answerJobs }, { createKeyFiles }, { loadBls }, { loadSecondBls }] = await Promise.all([
  import('./answer-jobs.ts'),
  import('../platform/key-files/create-key-files.ts'),
  import('./bls.ts'),
  import('./second-bls.ts'),
]);
answerJobs(process as WorkerProcess, {
  loadBls,
  loadSecondBls,
  files: createKeyFiles(),
  randomBytes: (length) => randomBytes(length),
  uuid: () => randomUUID(),
  breathe: () => nextTurn(),
  after: (ms, fn) => void setTimeout(fn, ms).unref(),
});
