import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createDocker } from '../../src/main/platform/docker/create-docker.ts';
import { label } from '../../src/main/platform/docker/labels.ts';
import { makeTinyImages, tinyImage } from '../../src/main/platform/docker/testing/tiny-image.ts';
import { electronRun, hearthApp, withDataDir } from './electron-run.mjs';

const probe = fileURLToPath(new URL('logs-probe.cjs', import.meta.url));
/** What a task of the window may take while lines stream in: three frames. */
const LONGEST_MS = 50;
const LINES = 100_000;
/** How much the window may grow from one hundred thousand lines to the next. */
const GROWTH = 1.25;
const IDLE_MS = 4_000;

/** @typedef {{ idleMs: number, streamMs: number, searchMs: number, firstMiB: number, secondMiB: number }} Seen */

/**
 * The longest time that the window has no turn while a container writes a hundred thousand lines into the open log, and while they are
 * searched: 50 ms for a task of ours, and what the idle window has to wait in the same run. Then another hundred thousand: its memory stays.
 * @param {import('../bench.mjs').Where} where
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export const bench = (where) =>
  withDataDir(async (dataDir) => {
    const owner = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12);
    const docker = createDocker({ env: process.env, homeDir: homedir() });
    const name = `bench-logs-${owner}`;
    try {
      await makeTinyImages(docker);
      await writer(docker, owner, name);
      /** @type {Seen} */
      const seen = await electronRun(where, hearthApp, { dataDir, probe, settleMs: 2_500, idleMs: IDLE_MS, container: name });
      const idle = `${LONGEST_MS} + ${seen.idleMs.toFixed(0)} idle ms`;
      const row = (/** @type {string} */ what, /** @type {number} */ ms) => {
        return { what, ours: `${ms.toFixed(0)} ms`, baseline: idle, ratio: ms / (LONGEST_MS + seen.idleMs), limit: 1 };
      };
      return [
        row('100,000 lines, longest task', seen.streamMs),
        row('searching them, longest task', seen.searchMs),
        {
          what: '200,000 lines, memory',
          ours: `${seen.secondMiB.toFixed(0)} MiB`,
          baseline: `${seen.firstMiB.toFixed(0)} MiB at half`,
          ratio: seen.secondMiB / seen.firstMiB,
          limit: GROWTH,
        },
      ];
    } finally {
      await docker.remove(name);
      await docker.removeVolume(name);
      await docker.removeNetwork(name);
      docker.close();
    }
  });

/** A container of this data folder that writes so many lines of a client at each USR1. @param {ReturnType<typeof createDocker>} docker @param {string} owner @param {string} name */
async function writer(docker, owner, name) {
  const labels = {
    [label.owner]: owner,
    [label.instance]: 'bench',
    [label.network]: 'practice',
    [label.side]: 'own',
    [label.role]: 'execution',
    [label.client]: 'geth',
    [label.ports]: '[]',
    [label.graceSeconds]: '1',
    [label.plan]: 'a',
  };
  const text =
    'INFO [11-23|01:00:00.000] Imported new potential chain segment        number=22,000,000 hash=d5ca1d..fe4a2b blocks=1 txs=181 line=';
  const write = `trap 'seq 1 ${LINES} | sed "s/^/${text}/"; echo "WARN the flood is over"' USR1`;
  await docker.createNetwork(name, labels);
  await docker.createVolume(name, labels);
  await docker.create(
    {
      ...{ name, side: 'own', role: 'execution', client: 'geth', image: tinyImage, entrypoint: null },
      args: ['sh', '-c', `${write}; while :; do sleep 0.1; done`],
      ...{ env: {}, user: null, volume: { name, path: '/data' }, files: [], ports: [], p2p: [], firstBoot: [], ip: null },
      ...{ stopSignal: 'SIGKILL', stopGraceSeconds: 1, labels },
    },
    name,
  );
  await docker.start(name);
}
