import { randomBytes, randomUUID, webcrypto } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sealing } from '../../../shared/sealing.ts';
import { createKeyFiles } from '../../platform/key-files/create-key-files.ts';
import { answerJobs } from '../answer-jobs.ts';
import { loadBls } from '../bls.ts';
import { loadSecondBls } from '../second-bls.ts';
import type { WorkerProcess } from '../worker-port.ts';
import type { KeyWorkers } from './fork-worker.ts';

const [bls, second] = [loadBls(), loadSecondBls()];

/** The jobs of the key worker without its process, for tests whose subject is what a job does: starting Node takes longer than most jobs. */
export function inProcessKeyWorkers(): KeyWorkers {
  const started: KeyWorkers['started'][number][] = [];
  const spawn: KeyWorkers['spawn'] = () => {
    const [worker, parent] = [new EventEmitter(), new EventEmitter()];
    let gone = false;
    const exit = (code: number) => {
      if (gone) return;
      gone = true;
      parent.emit('exit', code);
    };
    // Messages are copied and come later, as between processes.
    const deliver = (to: EventEmitter, message: unknown, taken?: () => void) => {
      const copy = structuredClone(message);
      setImmediate(() => {
        if (!gone) to.emit('message', copy);
        taken?.();
      });
    };
    const self = {
      on: worker.on.bind(worker),
      exit: (code) => exit(Number(code ?? 0)),
      connected: true,
      disconnect: () => undefined,
      send: (message: unknown, _handle: unknown, _options: unknown, taken: () => void) => {
        deliver(parent, message, taken);
        return true;
      },
    } as WorkerProcess;
    answerJobs(self, {
      loadBls: () => bls,
      loadSecondBls: () => second,
      sealing: sealing(webcrypto.subtle),
      files: createKeyFiles(),
      randomBytes: (length) => randomBytes(length),
      uuid: () => randomUUID(),
      breathe: () => nextTurn(),
      after: (ms, fn) => void setTimeout(fn, ms).unref(),
    });
    const link = {
      pid: undefined,
      send: (message: unknown) => deliver(worker, message),
      onMessage: (fn: (message: unknown) => void) => void parent.on('message', fn),
      onExit: (fn: (code: number) => void) => void parent.on('exit', fn),
      kill: () => exit(-1),
      gone: () => gone,
    };
    started.push(link);
    return link;
  };
  return { spawn, started };
}
