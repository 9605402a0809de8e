import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { root } from '../lib/root.mjs';

const LIMIT = 1.15;
const titles = { 'deposit-to-active': 'deposit to active', 'exit-to-withdrawn': 'exit to withdrawn' };

/**
 * A whole journey on the profile that this machine would take, each stretch against the least slots that the protocol's rules give for
 * the slot of this deposit and this exit (protocol/timing.ts). About ten minutes.
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function bench() {
  const dir = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const profile = process.env['HEARTH_BENCH_PROFILE'];
  try {
    const lines = await hearth(['practice', 'journey', '--json', '--data', dir, ...(profile ? ['--profile', profile] : [])]);
    const paces = lines
      .split('\n')
      .filter((line) => line.startsWith('{"pace"'))
      .map((line) => JSON.parse(line));
    return paces.map((pace) => ({
      what: titles[/** @type {keyof typeof titles} */ (pace.pace)],
      ours: `${pace.slots} slots`,
      baseline: `${pace.minimumSlots} slots`,
      ratio: pace.ratio,
      limit: LIMIT,
    }));
  } finally {
    await hearth(['practice', 'down', '--data', dir]).catch(() => undefined);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @param {readonly string[]} args @returns {Promise<string>} */
const hearth = (args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'out/main/cli.js'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.on('close', (code) =>
      code === 0 ? resolve(text) : reject(new Failure('The journey did not reach its end.', 'npm run -s hearth -- practice journey')),
    );
  });
