import { fork } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SpawnWorker } from '../../worker/link.ts';
import { fioArgs, fromFio } from './fio.ts';
import { diskMeasure } from './measure.ts';
import { probeDisk } from './probe.ts';

let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hearth-disk-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const spawn: SpawnWorker = (_, env) => {
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [], {
    execArgv: ['--experimental-strip-types', '--no-warnings'],
    env: { ...env },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    send: (message) => void (child.connected && child.send(message as object)),
    onMessage: (fn) => void child.on('message', fn),
    onExit: (fn) => void child.on('exit', (code) => fn(code ?? -1)),
    kill: () => void child.kill('SIGKILL'),
  };
};
const small = { bytes: 8 * 2 ** 20, seconds: 0.3, depth: 8 };
const onLinux = describe.runIf(process.platform === 'linux');

onLinux('the measured disk', () => {
  test('answers with what it did, told part by part, and no file stays', async () => {
    const parts: string[] = [];
    const result = await probeDisk({ ...small, path: join(dataDir, 'probe') }, (part) => parts.push(part));
    for (const figure of Object.values(result)) expect(figure).toBeGreaterThan(0);
    expect([...new Set(parts)].slice(0, 2)).toEqual(['write', 'read']);
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('is measured for a bounded time however large the file is', async () => {
    const start = performance.now();
    await probeDisk({ path: join(dataDir, 'probe'), bytes: 2 ** 30, seconds: 0.1, depth: 4 }, () => undefined);
    expect(performance.now() - start).toBeLessThan(4000);
  });

  test('is measured in a process of its own', async () => {
    const measure = diskMeasure({ spawn, limits: small });
    const result = await measure(join(dataDir, 'not', 'yet'), new AbortController().signal, () => undefined);
    expect(result.device).toBe((await stat(dataDir)).dev);
    expect(result.readIops).toBeGreaterThan(result.writeIops);
    expect(['Hearth', 'fio']).toContain(result.by);
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('cancelled in the middle ends at once, and no file stays', async () => {
    const life = new AbortController();
    const measure = diskMeasure({ spawn, limits: { ...small, seconds: 20, bytes: 2 ** 26 } });
    const run = measure(dataDir, life.signal, () => life.abort());
    await expect(run).rejects.toMatchObject({ code: 'work.cancelled' });
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('is left alone where less than twice the file is free', async () => {
    const measure = diskMeasure({ spawn, limits: { ...small, bytes: 2 ** 60 } });
    await expect(measure(dataDir, new AbortController().signal, () => undefined)).rejects.toMatchObject({ code: 'host.diskShort' });
  });
});

test('fio is asked what EIP-7870 asks, within bounds, and its answer is read behind its remarks', () => {
  const args = fioArgs({ path: '/x/f', bytes: 1e9, seconds: 5, depth: 64 }, 'random');
  expect(args).toEqual(
    expect.arrayContaining(['--direct=1', '--bs=4k', '--rw=randrw', '--rwmixread=75', '--size=1000000000', '--runtime=5']),
  );
  const job = { read: { iops: 61_000.5, bw_bytes: 2.5e8 }, write: { iops: 20_300, bw_bytes: 8e7 } };
  expect(fromFio(`note: both iodepth >= 1\n${JSON.stringify({ jobs: [job] })}`)).toEqual(job);
  expect(() => fromFio('{"jobs":[]}')).toThrow();
});
