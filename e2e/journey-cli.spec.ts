import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { imageIsHere, leftBehind } from './docker-world.ts';

const cli = join(import.meta.dirname, '../out/main/cli.js');
const prysm = ['ethpandaops/prysm-beacon-chain:develop-minimal', 'ethpandaops/prysm-validator:develop-minimal'];

type Line = {
  readonly milestone?: string;
  readonly pace?: string;
  readonly seconds: number;
  readonly slot: number | null;
  readonly ratio?: number;
};

/** Runs the built terminal face to its end and answers what it printed. */
async function hearth(...args: readonly string[]) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk;
    process.stdout.write(`    ${String(chunk).trimEnd().split('\n').join('\n    ')}\n`);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  const code = await new Promise<number>((resolve) => {
    child.on('close', (n) => resolve(n ?? -1));
  });
  return {
    code,
    stderr,
    lines: stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line): Line => JSON.parse(line)),
  };
}

async function wholeLife(dataDir: string, choice: readonly string[]) {
  const journey = await hearth('practice', 'journey', '--json', '--data', dataDir, ...choice);
  expect(journey.stderr, 'no fault on stderr').toBe('');
  expect(journey.code).toBe(0);
  const reached = journey.lines.flatMap(({ milestone }) => (milestone === undefined || milestone === 'proposed' ? [] : [milestone]));
  expect(reached).toEqual([
    'host-checked',
    'images-ready',
    'first-block',
    'finalized',
    'keys-made',
    'keys-imported',
    'deposited',
    'pending',
    'active',
    'attested',
    'exited',
    'withdrawn',
  ]);
  expect(journey.lines.flatMap(({ pace }) => pace ?? [])).toEqual(['deposit-to-active', 'exit-to-withdrawn']);
}

let dataDir: string;
test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hearth-journey-'));
});
test.afterEach(async () => {
  const { code } = await hearth('practice', 'down', '--data', dataDir);
  expect(code).toBe(0);
  expect(await leftBehind(dataDir), 'containers, volumes and networks of this data folder').toEqual([]);
  await rm(dataDir, { recursive: true, force: true });
});

test('the terminal lives a validator’s whole life on classic, and “down” leaves nothing', async () => {
  await wholeLife(dataDir, ['--profile', 'classic']);
});

test('the terminal lives a validator’s whole life on today with Prysm, where its images are here', async () => {
  const here = await Promise.all(prysm.map(imageIsHere));
  const missing = prysm.filter((_, i) => !here[i]);
  test.info().skip(missing.length > 0, `not on this machine: ${missing.join(', ')}`);
  await wholeLife(dataDir, ['--profile', 'today', '--consensus', 'prysm']);
});
