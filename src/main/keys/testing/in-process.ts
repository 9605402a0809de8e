import { randomBytes, randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createKeyFiles } from '../../platform/key-files/create-key-files.ts';
import type { SpawnWorker } from '../../platform/worker/link.ts';
import { answerJobs } from '../answer-jobs.ts';
import { loadBls } from '../bls.ts';
import { loadSecondBls } from '../second-bls.ts';
import type { WorkerProcess } from '../worker-port.ts';
import type { ForkedWorker } from './fork-worker.ts';

/** Loaded once for all workers of a test file. */
const [bls, second] = [loadBls(), loadSecondBls()];

/**
 * The real jobs without a process of their own, for tests whose subject is not the process: nothing is forked, everything is cloned on
 * its way as between processes. Killing one only makes it deaf and dumb; a job that runs goes on.
 */
export function inProcessWorkers(): { readonly spawn: SpawnWorker; readonly started: ForkedWorker[] } {
  const started: ForkedWorker[] = [];
  const spawn: SpawnWorker = () => {
    const [toWorker, toParent] = [new EventEmitter(), new EventEmitter()];
    let gone = false;
    const end = (code: number) => {
      if (gone) return;
      gone = true;
      setImmediate(() => toParent.emit('exit', code));
    };
    const parentPort = Object.assign(toWorker, {
      postMessage: (message: unknown) => {
        const copy = structuredClone(message);
        setImmediate(() => gone || toParent.emit('message', copy));
      },
    });
    answerJobs(Object.assign(new EventEmitter(), { parentPort, exit: end }) as unknown as WorkerProcess, {
      loadBls: () => bls,
      loadSecondBls: () => second,
      files: createKeyFiles(),
      randomBytes: (length) => randomBytes(length),
      uuid: () => randomUUID(),
      breathe: () => nextTurn(),
      after: (ms, fn) => void setTimeout(fn, ms).unref(),
    });
    const link: ForkedWorker = {
      pid: undefined,
      send: (message) => {
        const data = structuredClone(message);
        setImmediate(() => gone || toWorker.emit('message', { data }));
      },
      onMessage: (fn) => void toParent.on('message', fn),
      onExit: (fn) => void toParent.on('exit', fn),
      kill: () => end(-1),
      gone: () => gone,
    };
    started.push(link);
    return link;
  };
  return { spawn, started };
}
