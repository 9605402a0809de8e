import type { ClientId } from '../../shared/node.ts';

export const clientNames: Readonly<Record<ClientId, string>> = { geth: 'Geth', lodestar: 'Lodestar', prysm: 'Prysm' };

/** `Geth + Lodestar`. */
export const clientPair = (pair: { readonly execution: ClientId; readonly consensus: ClientId }): string =>
  `${clientNames[pair.execution]} + ${clientNames[pair.consensus]}`;
