import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fixtureCase, fixtureFolder, madeIn } from './key-files.ts';
import { lacks, socketCalls, tracer } from './system-calls.ts';
import { hearth } from './terminal.ts';

const reference = fixtureCase('a01');
const isRoot = process.getuid?.() === 0;
const alone = ['unshare', ...(isRoot ? [] : ['--map-root-user']), '--net'];

let dir: string;
let common: readonly string[];
test.beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-offline-'));
  await writeFile(join(dir, 'password'), reference.password);
  const key = ['--network', 'mainnet', '--count', String(reference.count), '--withdrawal-address', reference.address];
  common = [...key, '--password-file', join(dir, 'password'), '--out', join(dir, 'out'), '--data', join(dir, 'data'), '--json'];
});
test.afterEach(() => rm(dir, { recursive: true, force: true }));

const derive = () => ['keys', 'derive', ...common, '--mnemonic-file', '-', '--start', String(reference.start)];
const create = () => ['keys', 'new', ...common, '--mnemonic-out', join(dir, 'words')];
const made = () => madeIn(join(dir, 'out/validator_keys'));

for (const [name, args] of [
  ['words that exist', derive],
  ['new words', create],
] as const) {
  test(`the key process opens no socket while it makes keys from ${name}`, async () => {
    const why = lacks('strace', '-qq', '-o', join(dir, 'try'), 'true');
    test.info().skip(why !== null, why ?? '');
    const { code, stderr } = await hearth(args(), { input: reference.mnemonic, through: tracer(join(dir, 'trace')) });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(made().keystores.length).toBe(reference.count);
    const { processes, inside, outside } = await socketCalls(join(dir, 'trace'), 'key-worker.js');
    expect(inside).toEqual([]);
    // The key process with its threads was seen, and so was what the rest of Hearth does: it looks for Docker.
    expect(processes).toBeGreaterThan(4);
    expect(outside.join('\n')).toContain('docker.sock');
  });
}

test('the key process and the lanes that compute everything a second time open no socket while many exits are signed', async () => {
  const why = lacks('strace', '-qq', '-o', join(dir, 'try'), 'true');
  test.info().skip(why !== null, why ?? '');
  const threadsFor = async (count: number): Promise<number> => {
    const trace = join(dir, `trace-${count}`);
    const indices = Array.from({ length: count }, (_, i) => i).join(',');
    const to = ['--out', join(dir, `exits-${count}`), '--data', join(dir, 'data'), '--json'];
    const args = [
      'keys',
      'exit',
      '--network',
      'mainnet',
      '--mnemonic-file',
      '-',
      '--start',
      '0',
      '--epoch',
      '0',
      '--validator-index',
      indices,
      ...to,
    ];
    const { code, stderr } = await hearth(args, { input: reference.mnemonic, through: tracer(trace) });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { processes, inside } = await socketCalls(trace, 'key-worker.js');
    expect(inside).toEqual([]);
    return processes;
  };
  const [few, many] = [await threadsFor(1), await threadsFor(100)];
  if (availableParallelism() > 1) expect(many).toBeGreaterThan(few);
});

test('without any network interface the terminal makes the files of the reference, and new ones', async () => {
  const why = lacks(alone[0] ?? '', ...alone.slice(1), 'true');
  test.info().skip(why !== null, why ?? '');
  const devices = await hearth(['--version'], { through: [...alone, 'sh', '-c', 'cut -d: -f1 -s /proc/net/dev >&2; exec "$0" "$@"'] });
  expect(devices.stderr.split(/\s+/).filter((device) => !['', 'lo'].includes(device))).toEqual([]);
  const derived = await hearth(derive(), { input: reference.mnemonic, through: alone });
  expect({ code: derived.code, stderr: derived.stderr }).toEqual({ code: 0, stderr: '' });
  expect(made()).toEqual(madeIn(fixtureFolder('a01')));
  const created = await hearth(create(), { through: alone });
  expect({ code: created.code, stderr: created.stderr }).toEqual({ code: 0, stderr: '' });
  expect(made().keystores.length).toBe(2 * reference.count);
});
