import { webcrypto } from 'node:crypto';
// A key process as its parent sees it: each job answered, the last one before the end, and secrets wiped.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { sealing } from '../../shared/sealing.ts';
import { createKeyFiles } from '../platform/key-files/create-key-files.ts';
import { answerJobs } from './answer-jobs.ts';
import { loadBls } from './bls.ts';
import { utf8Bytes } from './password.ts';
import { loadSecondBls } from './second-bls.ts';
import type { Asks, FromWorker, KeyJob } from './worker-messages.ts';
import type { WorkerProcess } from './worker-port.ts';

/** A utility process of Electron without Electron. `ask` answers what came back for a job. */
function utility() {
  const exits: number[] = [];
  const ends: (() => void)[] = [];
  const parentPort = new EventEmitter();
  const answered = new EventEmitter();
  const post = (message: FromWorker) => void (message.kind === 'progress' || answered.emit('answer', message));
  const self = Object.assign(new EventEmitter(), {
    exit: (code?: number) => void exits.push(code ?? -1),
    parentPort: Object.assign(parentPort, { postMessage: post }),
  });
  answerJobs(self as unknown as WorkerProcess, {
    loadBls,
    loadSecondBls,
    sealing: sealing(webcrypto.subtle),
    files: createKeyFiles(),
    randomBytes: (length) => new Uint8Array(length).fill(7),
    uuid: () => '6bf9f787-3ca4-4c6a-86a8-7237a55a3fb4',
    breathe: async () => undefined,
    after: (_ms, fn) => void ends.push(fn),
  });
  let id = 0;
  const ask = <J extends KeyJob>(job: J, asks: Asks<J>): Promise<FromWorker> =>
    new Promise((resolve) => {
      answered.once('answer', resolve);
      parentPort.emit('message', { data: { id: ++id, job, asks } });
    });
  return { ask, exits, ends };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a process that holds words stays; after its last job it waits for the parent to end it', async () => {
  const { ask, exits, ends } = utility();
  expect((await ask('begin', { language: 'english' })).kind).toBe('done');
  await settled();
  expect([exits, ends]).toEqual([[], []]);
  expect(await ask('selfTest', {})).toMatchObject({ id: 2, kind: 'done' });
  await settled();
  expect([exits, ends.length]).toEqual([[], 1]);
  ends[0]?.();
  expect(exits).toEqual([0]);
});

test('a last job that fails is answered too, and its secrets are wiped', async () => {
  const { ask, exits, ends } = utility();
  const password = utf8Bytes('correct horse battery');
  const asks = { password, keystores: [{ name: 'k.json', text: '{' }] };
  expect(await ask('open', asks)).toMatchObject({ kind: 'fault', code: 'key.file' });
  await settled();
  expect([exits, ends.length, password.every((b) => b === 0)]).toEqual([[], 1, true]);
});
