// Exits, credential changes and top-ups of the terminal where the disk is full, the folder closed, the process killed, or another one at it.
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { fixtureCase, fixtureFolder } from './key-files.ts';
import { isAlive, keyProcessBelow } from './processes.ts';
import { hearth, startTerminal } from './terminal.ts';

const { mnemonic, password, address } = fixtureCase('pbk');
/** Many, so that a run is long enough to be met in its middle. */
const MANY = 60;
const many = Array.from({ length: MANY }, (_, i) => i + 1).join(',');
/** Root writes everywhere but without this capability; everyone else has none of it. */
const withoutRoot = process.getuid?.() === 0 ? ['/usr/bin/setpriv', '--inh-caps=-dac_override', '--bounding-set=-dac_override'] : [];
const fullDisk = ['/usr/bin/prlimit', '--fsize=64'];

let dir: string;
test.beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-signed-'));
  writeFileSync(join(dir, 'password'), password);
  writeFileSync(join(dir, 'words'), mnemonic);
});
test.afterEach(() => rmSync(dir, { recursive: true, force: true }));

const words = () => ['--mnemonic-file', join(dir, 'words'), '--start', '0'];
/** Locked by pbkdf2, which opens quickly. */
const keystore = () => [
  ...['--keystore', join(fixtureFolder('pbk'), 'keystore-m_12381_3600_0_0_0-1795324988.json')],
  ...['--password-file', join(dir, 'password')],
];
const ways = {
  'exits from words': {
    folder: 'exit_transactions',
    files: MANY,
    args: () => ['exit', ...words(), '--validator-index', many, '--epoch', '1'],
  },
  'exits from a keystore': {
    folder: 'exit_transactions',
    files: MANY,
    args: () => ['exit', ...keystore(), '--validator-index', many, '--epoch', '1'],
  },
  'credential changes': {
    folder: 'bls_to_execution_changes',
    files: 1,
    args: () => ['credentials-change', ...words(), '--validator-index', many, '--withdrawal-address', address],
  },
  'a top-up': {
    folder: 'partial_deposits',
    files: 1,
    args: () => ['top-up', ...keystore(), '--amount', '1', '--withdrawal-address', address],
  },
} as const;

for (const [name, { folder, files, args }] of Object.entries(ways)) {
  const command = (out = 'out') => {
    const places = ['--network', 'mainnet', '--out', join(dir, out), '--data', join(dir, 'data'), '--json'];
    return ['keys', ...args(), ...places];
  };
  const namesIn = (...path: readonly string[]): readonly string[] => {
    try {
      return readdirSync(join(dir, ...path)).sort();
    } catch {
      return [];
    }
  };
  const hidden = () => namesIn('out', folder).filter((file) => file.startsWith('.'));
  const shown = () => namesIn('out', folder).filter((file) => !file.startsWith('.'));
  const filesOf = ({ stdout }: { readonly stdout: string }) => (JSON.parse(stdout) as { readonly files: readonly string[] }).files;
  const pathsOf = (names: readonly string[]) => names.map((file) => join(dir, 'out', folder, file));

  test(`${name}: a full disk and a closed folder are faults that leave nothing`, async () => {
    const full = await hearth(command(), { through: fullDisk });
    expect({ code: full.code, ...JSON.parse(full.stderr) }).toMatchObject({ code: 'file.write' });
    expect([full.code, full.stdout, namesIn('out', folder)]).toEqual([1, '', []]);

    mkdirSync(join(dir, 'closed', folder), { recursive: true });
    chmodSync(join(dir, 'closed', folder), 0o555);
    const closed = await hearth(command('closed'), { through: withoutRoot });
    expect({ code: closed.code, ...JSON.parse(closed.stderr) }).toMatchObject({ code: 'file.write' });
    expect([closed.code, closed.stdout, namesIn('closed', folder)]).toEqual([1, '', []]);
  });

  test(`${name}: two runs at once: each is whole, or refused with its code`, async () => {
    const runs = await Promise.all([hearth(command()), hearth(command())]);
    const done = runs.filter(({ code }) => code === 0);
    expect(done.length).toBeGreaterThan(0);
    for (const { code, stderr } of runs) if (code !== 0) expect(JSON.parse(stderr)).toMatchObject({ code: 'key.exists' });
    expect(pathsOf(namesIn('out', folder))).toEqual(done.flatMap(filesOf).sort());
  });

  const moments = {
    'as its key process starts': () => true,
    'in its middle': () => hidden().length > 0,
    'while files get their names': (before: number) => shown().length > before,
  } as const;
  for (const [victim, whole] of [
    ['the key process', false],
    ['all of Hearth', true],
  ] as const) {
    test(`${name}: ${victim} killed leaves no half file, and the next run clears what is hidden`, async () => {
      for (const [moment, isNow] of Object.entries(moments)) {
        const child = startTerminal(command());
        const ended = once(child, 'close');
        const before = shown().length;
        let keys: number | null = null;
        while (child.exitCode === null && (keys === null || !isNow(before))) {
          keys ??= keyProcessBelow(child.pid ?? 0);
          await sleep(1);
        }
        if (whole) child.kill('SIGKILL');
        else if (keys !== null && isAlive(keys)) process.kill(keys, 'SIGKILL');
        await ended;
        if (keys !== null) await expect.poll(() => isAlive(keys ?? 0)).toBe(false);
        for (const file of shown()) JSON.parse(readFileSync(join(dir, 'out', folder, file), 'utf8'));
        // Hearth itself lives on where only its key process died, and clears at once.
        if (!whole) expect([shown().length % files, hidden().filter((run) => !run.startsWith('.hearth-done-'))], moment).toEqual([0, []]);

        // File names carry the second of their run.
        await sleep(1_000);
        const next = await hearth(command());
        expect({ code: next.code, stderr: next.stderr }, moment).toEqual({ code: 0, stderr: '' });
        const made = filesOf(next);
        expect([made.length, hidden()], moment).toEqual([files, []]);
        // Of the killed run there is all or nothing.
        const left = pathsOf(shown()).filter((file) => !made.includes(file));
        expect(left.length % files, moment).toBe(0);
      }
    });
  }
}
