import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { fixtureCase } from './key-files.ts';
import { isAlive, keyProcessBelow } from './processes.ts';
import { hearth, startTerminal } from './terminal.ts';

const { password, address } = fixtureCase('a01');
const COUNT = 2;

let dir: string;
test.beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-killed-'));
  writeFileSync(join(dir, 'password'), password);
});
test.afterEach(() => rmSync(dir, { recursive: true, force: true }));

const makeKeys = (n: number) => [
  ...[
    'keys',
    'new',
    '--network',
    'hoodi',
    '--count',
    String(COUNT),
    '--withdrawal-address',
    address,
    '--password-file',
    join(dir, 'password'),
  ],
  ...[
    '--kdf',
    'pbkdf2',
    '--mnemonic-out',
    join(dir, 'paper', `words-${n}`),
    '--out',
    join(dir, 'out'),
    '--data',
    join(dir, 'data'),
    '--json',
  ],
];
const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(join(dir, folder)).sort();
  } catch {
    return [];
  }
};
const keysFolder = 'out/validator_keys';
const hidden = (folder: string) => namesIn(folder).filter((name) => name.startsWith('.'));
const shown = (folder: string) => namesIn(folder).filter((name) => !name.startsWith('.'));
/** Files of the run that works, before they are given their names. */
const staged = () => hidden(keysFolder).flatMap((run) => namesIn(join(keysFolder, run)).filter((name) => !name.startsWith('.')));

/** Moments of a run, told by what lies on the disk. */
const moments = {
  'while the password is hardened': () => hidden(keysFolder).length > 0 && staged().length === 0,
  'while keys are written': () => staged().length > 0,
  'while files are checked': () => staged().length === COUNT,
  'when the deposits are signed': () => staged().length === COUNT + 1,
  'while files get their names': () => shown(keysFolder).length > 0,
} as const;

async function until(moment: () => boolean, over: () => boolean): Promise<void> {
  while (!moment() && !over()) await sleep(1);
}

for (const [victim, whole] of [
  ['the key process', false],
  ['all of Hearth', true],
] as const) {
  for (const [name, moment] of Object.entries(moments)) {
    test(`${victim} killed ${name}: no half file, and the next run clears what is hidden`, async () => {
      const child = startTerminal(makeKeys(1));
      const ended = once(child, 'close') as Promise<[number | null]>;
      await until(moment, () => child.exitCode !== null);
      const keys = keyProcessBelow(child.pid ?? 0);
      if (whole) child.kill('SIGKILL');
      else if (keys !== null) process.kill(keys, 'SIGKILL');
      const [code] = await ended;
      if (keys !== null) await expect.poll(() => isAlive(keys)).toBe(false);
      for (const file of shown(keysFolder)) JSON.parse(readFileSync(join(dir, keysFolder, file), 'utf8'));
      if (!whole) {
        // Hearth itself lives on and clears at once; a run that was published before the kill stays.
        expect(code === 0 ? [COUNT + 1] : [0, COUNT + 1]).toContain(shown(keysFolder).length);
        expect(hidden(keysFolder).filter((run) => !run.startsWith('.hearth-done-'))).toEqual([]);
      }

      // Names of files carry the second in which their run began.
      const second = Math.max(0, ...shown(keysFolder).map((file) => Number(/-(\d+)\.json$/.exec(file)?.[1])));
      await until(
        () => Date.now() >= (second + 1) * 1000,
        () => false,
      );
      const next = await hearth(makeKeys(2));
      expect({ code: next.code, stderr: next.stderr }).toEqual({ code: 0, stderr: '' });
      expect([...hidden(keysFolder), ...hidden('paper')]).toEqual([]);
      const { files } = JSON.parse(next.stdout) as { readonly files: readonly string[] };
      const before = shown(keysFolder).filter((file) => !files.includes(join(dir, keysFolder, file)));
      // Of the killed run there is all or nothing, and never keys without their words.
      expect([0, COUNT + 1]).toContain(before.length);
      if (before.length > 0) expect(shown('paper')).toContain('words-1');
    });
  }
}

test('two runs into one folder at once: each is whole, or refused with its code', async () => {
  const runs = await Promise.all([1, 2, 3].map((n) => hearth(makeKeys(n))));
  const done = runs.filter(({ code }) => code === 0);
  expect(done.length).toBeGreaterThan(0);
  for (const { code, stderr } of runs) if (code !== 0) expect(JSON.parse(stderr)).toMatchObject({ code: 'key.exists' });
  const files = done.flatMap(({ stdout }) => (JSON.parse(stdout) as { readonly files: readonly string[] }).files);
  expect(namesIn(keysFolder).map((name) => join(dir, keysFolder, name))).toEqual([...files].sort());
  expect(namesIn('paper')).toEqual(runs.flatMap(({ code }, i) => (code === 0 ? [`words-${i + 1}`] : [])));
});
