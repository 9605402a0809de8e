import { pbkdf2 } from 'node:crypto';
import { type Found, found } from './look.ts';

/** What one thread does: rounds of PBKDF2 with SHA-512 in a millisecond, the best of a few short runs. */
export type CpuSpeedFact = { readonly roundsPerMs: number };

const ROUNDS = 40_000;
const RUNS = 4;

const once = () =>
  new Promise<number>((resolve, reject) => {
    const start = performance.now();
    // In a thread of Node's pool, so that nothing else waits for it.
    pbkdf2('hearth', 'hearth', ROUNDS, 64, 'sha512', (error) => (error ? reject(error) : resolve(ROUNDS / (performance.now() - start))));
  });

/** Bounded in work: 160,000 rounds, a tenth of a second on a quick machine. A busy machine looks slower than it is. */
export async function cpuSpeed(): Promise<Found<CpuSpeedFact>> {
  let best = 0;
  for (let run = 0; run < RUNS; run += 1) best = Math.max(best, await once());
  return found({ roundsPerMs: best });
}
