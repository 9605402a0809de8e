import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { turnsIn } from '../platform/files/turns.ts';
import { isGoneSince, ownProcess } from '../platform/process-gone.ts';
import { doing, noted, refuseElsewhere, wasCutOff } from './doing.ts';

let folder: string;
let started: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-doing-'));
  started = [];
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const here = () => ({ doing: turnsIn(join(folder, 'node-work'), doing), self: ownProcess, isGoneSince, clock: { now: Date.now } });
/** Another process that works on the node of this data folder. */
function atWork(how: string): ChildProcess {
  const child = fork(fileURLToPath(new URL('./testing/at-work.ts', import.meta.url)), [folder, how], {
    ...{ execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  });
  started.push(child);
  return child;
}

test('of processes that want to work on the node at once, one does at any time, and each has its turn', async () => {
  const ended = await Promise.all(
    [atWork('8'), atWork('8')].map(async (child) => {
      let said = '';
      child.stderr?.on('data', (text) => {
        said += String(text);
      });
      const [code] = await once(child, 'close');
      return { code, said };
    }),
  );
  expect(ended.map(({ code, said }) => (code === 0 ? 'done' : said))).toEqual(['done', 'done']);
  expect(readdirSync(join(folder, 'node-work'))).toEqual(['16.json']);
  expect(here().doing.last()).toEqual({ turn: 16, value: null });
}, 60_000);

test('what another process does is named with its time, and once that process was killed the next one goes on from there', async () => {
  const other = atWork('hold');
  if (other.stdout === null) throw new Error('no output');
  await once(other.stdout, 'data');
  const refused = { code: 'node.busyElsewhere', params: { what: 'The node is being updated.', details: `process ${other.pid}` } };
  await expect(refuseElsewhere(here())).rejects.toMatchObject(refused);
  const began: string[] = [];
  const begin = () =>
    noted(
      here(),
      'node.up',
      async () => wasCutOff(here()),
      async () => void began.push(wasCutOff(here()) ? 'ran' : 'was down'),
    );
  await expect(begin()).rejects.toMatchObject(refused);
  other.kill('SIGKILL');
  await once(other, 'close');
  await begin();
  expect(began).toEqual(['ran']);
  expect(wasCutOff(here())).toBe(false);
}, 60_000);
