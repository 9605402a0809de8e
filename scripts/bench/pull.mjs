import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import Dockerode from 'dockerode';
import { createDocker } from '../../src/main/platform/docker/create-docker.ts';
import { guardImages, noImages, recordedImages } from '../../src/main/platform/docker/image-guard.ts';
import { realRegistry } from '../../src/main/platform/docker/testing/real-registry.ts';
import { jsonStore } from '../../src/main/platform/files/json-store.ts';
import { median } from './rows.mjs';

const RUNS = 7;
const LIMIT = 1.1;
const LAYERS = 4;
const LAYER_BYTES = 8_000_000;

/**
 * A pull with its progress and its digest recorded, against the bare pull of the Docker API, of the same image from a registry on
 * loopback; the image is removed in between. The two take turns in going first; the first turn warms up.
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function bench() {
  const registry = await realRegistry();
  const daemon = createDocker({ env: process.env, homeDir: homedir() });
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const store = jsonStore({ path: join(folder, 'images.json'), schema: recordedImages, initial: noImages, onNotice: () => undefined });
  const { docker } = guardImages(daemon, store, { now: Date.now });
  const bare = new Dockerode();
  const ref = `${registry.host}/bench:1`;
  /** @type {Record<'ours' | 'bare', () => Promise<void>>} */
  const pulls = {
    ours: () => docker.pull(ref, () => undefined, new AbortController().signal),
    bare: async () => {
      const answer = await bare.pull(ref);
      for await (const _ of answer);
    },
  };
  /** @type {Record<'ours' | 'bare', number[]>} */
  const times = { ours: [], bare: [] };
  try {
    await registry.put(
      'bench',
      '1',
      Array.from({ length: LAYERS }, () => randomBytes(LAYER_BYTES)),
    );
    for (let i = 0; i <= RUNS; i++) {
      for (const who of i % 2 === 0 ? /** @type {const} */ (['ours', 'bare']) : /** @type {const} */ (['bare', 'ours'])) {
        const since = performance.now();
        await pulls[who]();
        if (i > 0) times[who].push(performance.now() - since);
        await bare.getImage(ref).remove({ force: true });
      }
    }
  } finally {
    daemon.close();
    await registry.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const [ours, other] = [median(times.ours), median(times.bare)];
  return [
    { what: 'image pulled', ours: `${ours.toFixed(0)} ms`, baseline: `${other.toFixed(0)} ms bare`, ratio: ours / other, limit: LIMIT },
  ];
}
