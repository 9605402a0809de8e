import { electronRun, emptyApp, hearthApp, withDataDir } from './electron-run.mjs';
import { hearth } from './hearth.mjs';

const IDLE_MS = 60_000;
const LIMIT = 0.01;

/**
 * What the idle app takes of one core while its first room, the status, shows a running practice network. The limit is a share of one
 * core; the empty window stands beside it.
 * @param {import('../bench.mjs').Where} where
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export const bench = (where) =>
  withDataDir(async (dir) => {
    const how = { settleMs: 20_000, idleMs: IDLE_MS };
    await hearth(['practice', 'up', '--profile', 'classic', '--data', dir], 'The practice network did not start.');
    try {
      const ours = await electronRun(where, hearthApp, { ...how, dataDir: dir });
      const empty = await withDataDir((other) => electronRun(where, emptyApp, { ...how, dataDir: other }));
      const text = (/** @type {number} */ share) => `${(share * 100).toFixed(2)} %`;
      return [
        {
          what: 'idle, of one core',
          ours: text(ours.cpuShare),
          baseline: `${text(empty.cpuShare)} empty`,
          ratio: ours.cpuShare,
          limit: LIMIT,
        },
      ];
    } finally {
      await hearth(['practice', 'down', '--data', dir], 'The practice network did not end.');
    }
  });
