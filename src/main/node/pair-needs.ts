import type { ClientId } from '../../shared/node.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { consensusClients, executionClients } from './clients/catalogue.ts';
import type { PublicNetwork } from './clients/client.ts';
import { pairs } from './shares.ts';

/**
 * What clients take on a network in bytes, with their names for people: of the pair, of one whose other half runs elsewhere, or of the
 * leanest pair where none is named; null where their files do not say.
 */
export function needsOf(
  network: PublicNetwork,
  { execution, consensus }: { readonly execution?: ClientId | undefined; readonly consensus?: ClientId | undefined },
): { readonly pair: string; readonly diskBytes: number; readonly memoryBytes: number } | null {
  const named = [execution, consensus].filter((id) => id !== undefined);
  const leanest = pairs(network, 0).toSorted((a, b) => a.needs.diskGib - b.needs.diskGib)[0];
  const ids = named.length > 0 || leanest === undefined ? named : [leanest.execution, leanest.consensus];
  const needs = ids.map((id) => [...executionClients, ...consensusClients].find((client) => client.id === id)?.networks[network]);
  const known = needs.filter((need) => need !== undefined);
  if (ids.length === 0 || known.length < ids.length) return null;
  return {
    pair: ids.map((id) => clientTitles[id]).join(' + '),
    diskBytes: known.reduce((sum, { diskGib }) => sum + diskGib, 0) * 2 ** 30,
    memoryBytes: known.reduce((sum, { memoryMib }) => sum + memoryMib, 0) * 2 ** 20,
  };
}
