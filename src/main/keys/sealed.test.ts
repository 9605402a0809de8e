import { spawn as spawnProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
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
    await otherProcessOpensItsDebugger();
    expect((await keys.ask('confirm', { typed: new Uint8Array() })).wrong.length).toBe(24);
    expect(sockets()).toEqual(before);
  });
});

/** A plain Node that is signalled to opens one: by then the other has had its time, too. */
async function otherProcessOpensItsDebugger(): Promise<void> {
  const plain = spawnProcess(process.execPath, ['--inspect-port=0', '-e', 'console.log("ready"); setInterval(() => {}, 1000)']);
  try {
    await once(plain.stdout, 'data');
    plain.kill('SIGUSR1');
    expect(String((await once(plain.stderr, 'data'))[0])).toContain('Debugger listening');
  } finally {
    plain.kill('SIGKILL');
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
