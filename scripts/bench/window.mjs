import { electronRun, emptyApp, hearthApp, withDataDir } from './electron-run.mjs';
import { median } from './rows.mjs';

const RUNS = 5;
const LIMIT = 1.3;

/**
 * Start to usable and resident memory, against an empty window of the same Electron. The two take turns; the first turn warms the disk.
 * @param {import('../bench.mjs').Where} where
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export const bench = (where) => withDataDir((oursDir) => withDataDir((emptyDir) => alternate(where, oursDir, emptyDir)));

/** @param {import('../bench.mjs').Where} where @param {string} oursDir @param {string} emptyDir */
async function alternate(where, oursDir, emptyDir) {
  /** @type {import('./electron-run.mjs').Measured[]} */
  const ours = [];
  /** @type {import('./electron-run.mjs').Measured[]} */
  const empty = [];
  for (let i = 0; i <= RUNS; i++) {
    const how = { settleMs: 2500, idleMs: 0 };
    const e = await electronRun(where, emptyApp, { ...how, dataDir: emptyDir });
    const o = await electronRun(where, hearthApp, { ...how, dataDir: oursDir });
    if (i > 0) {
      empty.push(e);
      ours.push(o);
    }
  }
  const start = [median(ours.map((m) => m.usableMs)), median(empty.map((m) => m.usableMs))];
  const memory = [median(ours.map((m) => m.residentMiB)), median(empty.map((m) => m.residentMiB))];
  return [row('window start to usable', start, 'ms'), row('resident memory', memory, 'MiB')];
}

/** @param {string} what @param {number[]} pair @param {string} unit @returns {import('./rows.mjs').Row} */
function row(what, [ours = 0, empty = 1], unit) {
  const text = (/** @type {number} */ n) => `${n.toFixed(0)} ${unit}`;
  return { what, ours: text(ours), baseline: text(empty), ratio: ours / empty, limit: LIMIT };
}
