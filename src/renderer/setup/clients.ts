import type { ClientId } from '../../shared/node.ts';
import { clientTitles } from '../../shared/strings/clients.ts';

/** `Geth + Lodestar`. */
export const clientPair = (pair: { readonly execution: ClientId; readonly consensus: ClientId }): string =>
  `${clientTitles[pair.execution]} + ${clientTitles[pair.consensus]}`;
