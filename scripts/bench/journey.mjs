import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hearth } from './hearth.mjs';

const LIMIT = 1.15;
const ended = 'The journey did not reach its end.';
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
    const lines = await hearth(['practice', 'journey', '--json', '--data', dir, ...(profile ? ['--profile', profile] : [])], ended);
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
    await hearth(['practice', 'down', '--data', dir], ended).catch(() => undefined);
    rmSync(dir, { recursive: true, force: true });
  }
}
