import { electronRun, emptyApp, hearthApp, withDataDir } from './electron-run.mjs';

const IDLE_MS = 30_000;
const LIMIT = 0.01;

/**
 * What the idle app takes of one core with the status panel open. The limit is a share of one core; the empty window stands beside it.
 * With HEARTH_BENCH_DATA the app runs on that data folder, so that a practice network is watched.
 * @param {import('../bench.mjs').Where} where
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export const bench = (where) =>
  withDataDir(async (dir) => {
    const how = { settleMs: 10_000, idleMs: IDLE_MS };
    const ours = await electronRun(where, hearthApp, { ...how, room: 'Node', dataDir: process.env['HEARTH_BENCH_DATA'] ?? dir });
    const empty = await withDataDir((other) => electronRun(where, emptyApp, { ...how, dataDir: other }));
    const text = (/** @type {number} */ share) => `${(share * 100).toFixed(2)} %`;
    const baseline = `${text(empty.cpuShare)} empty`;
    return [{ what: 'idle, of one core', ours: text(ours.cpuShare), baseline, ratio: ours.cpuShare, limit: LIMIT }];
  });
