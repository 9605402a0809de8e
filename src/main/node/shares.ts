import { z } from 'zod';
import { type ClientId, clientId } from '../../shared/node.ts';
import { consensusClients, executionClients } from './clients/catalogue.ts';
import type { Needs, PublicNetwork } from './clients/client.ts';

const layer = z.object({
  /** The day these figures were published. */
  date: z.iso.date(),
  /** Who counted, and how: all of it is estimated. */
  source: z.string().min(1),
  url: z.url(),
  of: z.enum(['validators', 'nodes']),
  percent: z.partialRecord(clientId, z.number().min(0).max(100)),
});
/** `resources/client-shares.json`: how much of mainnet runs each client, dated. */
export const clientShares = z.object({ version: z.literal(1), execution: layer, consensus: layer });
export type ClientShares = z.infer<typeof clientShares>;

/** `twoThirds`: with a fault of its own this client makes a wrong chain final; `third`: it keeps the chain from becoming final. */
export type StandsWith = 'twoThirds' | 'third' | null;
export type Share = { readonly percent: number; readonly date: string; readonly source: string; readonly standsWith: StandsWith };

/** The share of a client, and what a fault in it would do to the chain; null where no figure is known. */
export function shareOf(shares: ClientShares, client: ClientId): Share | null {
  for (const { percent: all, date, source } of [shares.execution, shares.consensus]) {
    const percent = all[client];
    if (percent !== undefined) return { percent, date, source, standsWith: standing(percent) };
  }
  return null;
}
const standing = (percent: number): StandsWith => {
  if (percent * 3 >= 200) return 'twoThirds';
  return percent * 3 >= 100 ? 'third' : null;
};

export type Pair = { readonly execution: ClientId; readonly consensus: ClientId; readonly needs: Needs };

/** Every pair that runs this network, in an order by chance that the same seed brings again: no client stands first by habit. */
export function pairs(network: PublicNetwork, seed: number): readonly Pair[] {
  const all = executionClients.flatMap((execution) =>
    consensusClients.flatMap((consensus): Pair[] => {
      const [a, b] = [execution.networks[network], consensus.networks[network]];
      if (a === undefined || b === undefined) return [];
      const needs = { diskGib: a.diskGib + b.diskGib, memoryMib: a.memoryMib + b.memoryMib };
      return [{ execution: execution.id, consensus: consensus.id, needs }];
    }),
  );
  const next = drawing(seed);
  // Fisher and Yates.
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    const [x, y] = [all[at], all[other]];
    if (x !== undefined && y !== undefined) [all[at], all[other]] = [y, x];
  }
  return all;
}

/** Numbers in [0, 1) from a seed (mulberry32): enough for an order, not for a secret. */
const drawing = (seed: number) => {
  let state = seed | 0;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
