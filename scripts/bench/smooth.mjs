import { fileURLToPath } from 'node:url';
import { electronRun, hearthApp, withDataDir } from './electron-run.mjs';
import { median } from './rows.mjs';

const probe = fileURLToPath(new URL('smooth-probe.cjs', import.meta.url));
/** What a task of window or main may take while keys are made: three frames. */
const LONGEST_MS = 50;
const COUNT = 100;
const TURNS = 3;
const IDLE_MS = 4_000;

/** @typedef {{ windowMs: number, mainMs: number }} Longest */

/**
 * The longest time that window and main have no turn while a hundred keys are made: 50 ms for a task of ours, and what the idle window
 * has to wait in the same run, which is the machine's own doing and the pace of the asking. What main waits for a processor is left out
 * (Linux tells); a page cannot know it. Each is the median of its turns.
 * @param {import('../bench.mjs').Where} where
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export const bench = (where) =>
  withDataDir(async (dataDir) => {
    const how = { dataDir, probe, settleMs: 2_500, idleMs: IDLE_MS, count: COUNT, turns: TURNS };
    /** @type {{ idle: Longest, making: Longest }[]} */
    const seen = await electronRun(where, hearthApp, how);
    const row = (/** @type {string} */ what, /** @type {keyof Longest} */ side) => {
      const [ours, idle] = [median(seen.map((turn) => turn.making[side])), median(seen.map((turn) => turn.idle[side]))];
      const baseline = `${LONGEST_MS} + ${idle.toFixed(0)} idle ms`;
      return { what, ours: `${ours.toFixed(0)} ms`, baseline, ratio: ours / (LONGEST_MS + idle), limit: 1 };
    };
    return [row(`${COUNT} keys, longest in window`, 'windowMs'), row(`${COUNT} keys, longest in main`, 'mainMs')];
  });
