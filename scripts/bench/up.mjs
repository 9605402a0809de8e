import { label } from '../../src/main/platform/docker/labels.ts';
import { bareContainers } from './bare-containers.mjs';
import { nodeRoom } from './node-room.mjs';
import { median } from './rows.mjs';

const RUNS = 9;
const LIMIT = 1.1;

/** @param {() => Promise<void>} run */
async function timed(run) {
  const since = performance.now();
  await run();
  return performance.now() - since;
}

/**
 * A node up with its images present, from the wish to the answer of its beacon node, against bare calls of the Docker API that make the
 * same network and containers. The two take turns in going first, and each pair is compared by itself; the first warms up.
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function bench() {
  const room = await nodeRoom();
  try {
    await room.up();
    const plans = room.plans();
    const name = `${plans[0]?.name}-bench`;
    const bare = async () => {
      await room.docker.createNetwork(name, { [label.owner]: room.owner });
      await bareContainers(plans, name, room.owner);
    };
    /** @type {Record<'ours' | 'bare', number>[]} */
    const pairs = [];
    for (let i = 0; i < RUNS; i += 1) {
      const times = { ours: 0, bare: 0 };
      for (const who of i % 2 === 0 ? /** @type {const} */ (['ours', 'bare']) : /** @type {const} */ (['bare', 'ours'])) {
        await room.clear();
        times[who] = await timed(who === 'ours' ? room.up : bare);
      }
      pairs.push(times);
    }
    const of = (/** @type {'ours' | 'bare'} */ who) => median(pairs.map((times) => times[who])).toFixed(0);
    const ratio = median(pairs.map(({ ours, bare: other }) => ours / other));
    return [{ what: 'node up, images present', ours: `${of('ours')} ms`, baseline: `${of('bare')} ms bare`, ratio, limit: LIMIT }];
  } finally {
    await room.close();
  }
}
