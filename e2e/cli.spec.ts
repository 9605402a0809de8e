import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { hearth } from './terminal.ts';

let dataDir: string;
test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hearth-cli-'));
});
test.afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('wrong use ends with 2, says what is wrong on stderr and nothing on stdout', async () => {
  for (const args of [[], ['fly'], ['practice'], ['check', '--fly'], ['practice', 'up', '--slot-seconds', '13', '--data', dataDir]]) {
    const { code, stdout, stderr } = await hearth(args);
    expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
    expect(stderr).toMatch(/\.\n|:\n/);
  }
});

test('a secret in an argument is refused and not repeated', async () => {
  const { code, stdout, stderr } = await hearth(['keys', 'new', '--password', 'correct horse battery']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('--password-file');
  expect(stderr).not.toContain('correct horse');
});

test('help and version go to stdout and end with 0', async () => {
  const help = await hearth(['help']);
  expect({ code: help.code, stderr: help.stderr }).toEqual({ code: 0, stderr: '' });
  expect(help.stdout).toContain('practice journey');
  const version = await hearth(['--version']);
  expect(version).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test('a fault ends with 1: three lines for people, one line of JSON for programs', async () => {
  const env = { DOCKER_HOST: `unix://${join(dataDir, 'no.sock')}` };
  const args = ['practice', 'status', '--data', dataDir];
  const forPeople = await hearth(args, { env });
  expect({ code: forPeople.code, stdout: forPeople.stdout }).toEqual({ code: 1, stdout: '' });
  expect(forPeople.stderr).toMatch(/^.+\n {2}Your coins .+\n {2}What to do .+\n/);
  const forPrograms = await hearth([...args, '--json'], { env });
  expect(forPrograms.code).toBe(1);
  expect(JSON.parse(forPrograms.stderr)).toMatchObject({ code: expect.stringMatching(/^docker\./), coins: 'Nothing is lost.' });
});

test('the host check answers one JSON document of every check, with and without Docker', async () => {
  const env = { DOCKER_HOST: `unix://${join(dataDir, 'no.sock')}` };
  const { code, stdout } = await hearth(['check', '--json', '--data', dataDir], { env });
  expect(code).toBe(0);
  const checks: { id: string; verdict: string }[] = JSON.parse(stdout);
  expect(checks[0]).toMatchObject({ id: 'docker', verdict: 'stops' });
  expect(checks.length).toBeGreaterThanOrEqual(10);
  const text = await hearth(['check', '--data', dataDir]);
  expect(text.stdout).toMatch(/^This machine can.+\n\d+ of \d+ checks are fine\.\n/);
});

test('keys made from words in a file are those of the words, and nothing secret is printed', async () => {
  const words = `${'abandon '.repeat(23)}art`;
  const passwordFile = join(dataDir, 'password');
  await writeFile(passwordFile, 'correct horse battery\n', { mode: 0o600 });
  const out = join(dataDir, 'out');
  const address = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
  const args = ['--network', 'hoodi', '--mnemonic-file', '-', '--start', '0', '--count', '1', '--withdrawal-address', address];
  const made = await hearth(['keys', 'derive', ...args, '--password-file', passwordFile, '--out', out, '--data', dataDir, '--json'], {
    input: `${words}\n`,
  });
  expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: '' });
  expect(`${made.stdout}${made.stderr}`).not.toMatch(/abandon|correct horse/);
  expect(JSON.parse(made.stdout)).toMatchObject({ files: expect.any(Array), pubkeys: [expect.stringMatching(/^0x[0-9a-f]{96}$/)] });
});

test('keys that were made are judged to be good, and the words and the copies bring them back; this is kept without any secret', async () => {
  const words = `${'abandon '.repeat(23)}art`;
  const [passwordFile, wordsFile] = [join(dataDir, 'password'), join(dataDir, 'words')];
  await writeFile(passwordFile, 'correct horse battery\n', { mode: 0o600 });
  await writeFile(wordsFile, `${words}\n`, { mode: 0o600 });
  const [out, address] = [join(dataDir, 'out'), '0x71C7656EC7ab88b098defB751B7401B5f6d8976F'];
  const terms = ['--network', 'hoodi', '--start', '0', '--count', '1', '--withdrawal-address', address, '--out', out];
  const common = ['--password-file', passwordFile, '--data', dataDir, '--json'];
  expect((await hearth(['keys', 'derive', '--mnemonic-file', wordsFile, ...terms, ...common])).code).toBe(0);

  const fine = await hearth(['keys', 'verify', out, '--network', 'hoodi', '--withdrawal-address', address, ...common]);
  expect({ code: fine.code, stderr: fine.stderr }).toEqual({ code: 0, stderr: '' });
  const { files } = JSON.parse(fine.stdout) as {
    readonly files: readonly { readonly kind: string; readonly findings: readonly unknown[] }[];
  };
  expect(files.map(({ kind, findings }) => [kind, findings])).toEqual([
    ['deposit', []],
    ['keystore', []],
  ]);
  const other = await hearth(['keys', 'verify', out, '--withdrawal-address', '0x00000000219ab540356cBB839Cbe05303d7705Fa', ...common]);
  expect({ code: other.code, fault: JSON.parse(other.stderr).code }).toEqual({ code: 1, fault: 'key.verify' });

  const drill = await hearth(['keys', 'drill', '--mnemonic-file', wordsFile, '--backup', out, ...common]);
  expect({ code: drill.code, good: JSON.parse(drill.stdout).evidence.good }).toEqual({ code: 0, good: true });
  const strange = await hearth([
    'keys',
    'drill',
    '--mnemonic-file',
    wordsFile,
    '--passphrase-file',
    passwordFile,
    '--backup',
    out,
    ...common,
  ]);
  expect({ code: strange.code, fault: JSON.parse(strange.stderr).code }).toEqual({ code: 1, fault: 'key.drill' });
  const kept = await readFile(join(dataDir, 'drills.json'), 'utf8');
  expect(JSON.parse(kept).drills.map((one: { readonly good: boolean }) => one.good)).toEqual([false, true]);
  expect(`${kept}${drill.stdout}${drill.stderr}${fine.stdout}`).not.toMatch(/abandon|correct horse/);
});
