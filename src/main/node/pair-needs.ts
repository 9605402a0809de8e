import type { ClientId } from '../../shared/node.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import type { PublicNetwork } from './clients/client.ts';
import { pairs } from './shares.ts';

/** What a pair takes on a network in bytes, with its name for people; of the leanest where none is named; null where its files do not say. */
export function needsOf(
  network: PublicNetwork,
  pair: { readonly execution: ClientId; readonly consensus: ClientId } | null,
): { readonly pair: string; readonly diskBytes: number; readonly memoryBytes: number } | null {
  const all = pairs(network, 0).toSorted((a, b) => a.needs.diskGib - b.needs.diskGib);
  const found = pair === null ? all[0] : all.find((one) => one.execution === pair.execution && one.consensus === pair.consensus);
  if (found === undefined) return null;
  const { execution, consensus, needs } = found;
  return {
    pair: `${clientTitles[execution]} + ${clientTitles[consensus]}`,
    diskBytes: needs.diskGib * 2 ** 30,
    memoryBytes: needs.memoryMib * 2 ** 20,
  };
}
