import type { NodeChoice } from '../../shared/node-life.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { publicText } from '../strings/node-public.ts';

/** `Geth + Teku`, or what runs elsewhere in words. */
export const pairOf = ({ execution, consensus }: NodeChoice): string =>
  publicText.pair(
    execution.kind === 'run' ? clientTitles[execution.client] : publicText.remote,
    consensus.kind === 'run' ? clientTitles[consensus.client] : publicText.remote,
  );
