import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyBook } from '../../src/main/host/book.ts';
import { hostService } from '../../src/main/host/service.ts';
import { createDocker } from '../../src/main/platform/docker/create-docker.ts';
import { hostFacts } from '../../src/main/platform/host-facts/host-facts.ts';
import { look } from '../../src/main/platform/host-facts/look.ts';
import { median } from './rows.mjs';

const RUNS = 5;
const LIMIT = 1.2;
const ms = (/** @type {number} */ n) => `${n.toFixed(0)} ms`;

/**
 * Wraps each function of an object so that the longest time any of them took is known.
 * @template {object} T
 * @param {T} all
 * @param {(name: string, took: number) => void} told
 * @returns {T}
 */
const timed = (all, told) =>
  /** @type {T} */ (
    Object.fromEntries(
      Object.entries(all).map(([name, ask]) => [
        name,
        async (/** @type {unknown[]} */ ...input) => {
          const start = performance.now();
          try {
            return await ask(...input);
          } finally {
            told(name, performance.now() - start);
          }
        },
      ]),
    )
  );

/**
 * The whole look at this machine against its slowest probe of the same run. `mainnet` asks time servers too; without the internet those
 * are the slowest.
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function bench() {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const docker = createDocker({ env: process.env, homeDir: homedir() });
  try {
    /** @type {import('./rows.mjs').Row[]} */
    const rows = [];
    for (const network of /** @type {const} */ (['practice', 'mainnet'])) {
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) {
        let slowest = { name: '', took: 0 };
        const told = (/** @type {string} */ name, /** @type {number} */ took) => {
          if (took > slowest.took) slowest = { name, took };
        };
        const probes = hostFacts({ dataDir });
        const host = hostService({
          probes: (root, ports, folder) => timed(probes(root, ports, folder), told),
          look,
          docker: timed(docker, told),
          owner: 'bench',
          keychain: async () => ({ kind: 'none', why: 'absent', message: '' }),
          peers: async () => null,
          needs: () => null,
          blobs: async () => null,
          stake: async () => null,
          isClosed: () => false,
          kept: () => null,
          book: { get: () => emptyBook, set: async () => undefined },
          now: Date.now,
        });
        const start = performance.now();
        await host.check({ network });
        const all = performance.now() - start;
        // The first look loads the programs that look.
        if (run > 0) runs.push({ all, slowest, ratio: all / slowest.took });
      }
      const ratio = median(runs.map((run) => run.ratio));
      const middle = runs.toSorted((a, b) => Math.abs(a.ratio - ratio) - Math.abs(b.ratio - ratio))[0];
      if (middle === undefined) continue;
      rows.push({
        what: `host ${network} (${middle.slowest.name})`,
        ours: ms(middle.all),
        baseline: ms(middle.slowest.took),
        ratio,
        limit: LIMIT,
      });
    }
    return rows;
  } finally {
    docker.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
