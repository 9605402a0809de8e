import type { HostChoice } from './host.ts';
import type { NodeChoice } from './node-life.ts';

/** What of a node runs on this machine, for the checks. */
export const hostChoiceOf = ({ network, execution, consensus, p2p, dataFolder, withValidator, mevRelays }: NodeChoice): HostChoice => ({
  network,
  ...(execution.kind === 'run' ? { execution: execution.client } : {}),
  ...(consensus.kind === 'run' ? { consensus: consensus.client } : {}),
  p2p,
  ...(withValidator ? {} : { validators: 0 }),
  relays: mevRelays.length > 0,
  ...(dataFolder === null ? {} : { dataFolder }),
});
