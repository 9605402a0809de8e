import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type KeyProcess, startKeyProcess } from './key-process.ts';
import { forkKeyWorkers } from './testing/fork-worker.ts';
import { SLOW_MS } from './testing/key-room.ts';

describe.runIf(process.platform === 'linux')('a key process that holds words', () => {
  const { spawn, started } = forkKeyWorkers();
  let keys: KeyProcess;
  const pid = () => started[0]?.pid ?? 0;
  const proc = (name: string) => readFileSync(`/proc/${pid()}/${name}`, 'utf8');
  beforeAll(async () => {
    keys = startKeyProcess(spawn);
    await keys.ask('begin', { language: 'english' });
  }, SLOW_MS);
  afterAll(() => keys.kill());

  test('leaves nothing of its memory to a core file', () => {
    expect(Number.parseInt(proc('coredump_filter'), 16)).toBe(0);
  });

  test('has an empty environment and no secret in its command line', () => {
    expect(
      proc('environ')
        .split('\0')
        .filter((entry) => entry !== '' && !entry.startsWith('NODE_CHANNEL_')),
    ).toEqual([]);
    expect(
      proc('cmdline')
        .split('\0')
        .filter((part) => part.split(' ').length > 3),
    ).toEqual([]);
  });

  test('opens no debugger when it is signalled to, and lives on', async () => {
    const sockets = () => readdirSync(`/proc/${pid()}/fd`).filter((fd) => linkOf(`/proc/${pid()}/fd/${fd}`).startsWith('socket:'));
    const before = sockets();
    process.kill(pid(), 'SIGUSR1');
    await sleep(200);
    expect((await keys.ask('confirm', { typed: new Uint8Array() })).wrong.length).toBe(24);
    expect(sockets()).toEqual(before);
  });
});

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
