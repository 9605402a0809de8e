import { AppError, toFault } from '../../shared/app-error.ts';
import type { ForkReadiness } from '../../shared/forks.ts';
import type { ClientId, NodeContainer } from '../../shared/node.ts';
import type { NodeChoice } from '../../shared/node-life.ts';
import { forkWords } from '../../shared/strings/forks.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { Clock } from '../platform/clock.ts';
import type { ExecutionRpc } from '../platform/execution-rpc/execution-rpc.ts';
import type { JsonStore } from '../platform/files/json-store.ts';
import { judgeForks } from '../protocol/fork-readiness.ts';
import { consensusClient, executionClient } from './clients/catalogue.ts';
import type { ExecutionClient } from './clients/client.ts';
import type { KeptVersions } from './held-images.ts';
import type { KeptNode } from './kept-node.ts';
import { urlOf } from './stack.ts';

export type ForkDeps = {
  readonly store: Pick<JsonStore<KeptNode>, 'get'>;
  readonly versions: Pick<JsonStore<KeptVersions>, 'get'>;
  readonly list: () => Promise<readonly NodeContainer[]>;
  readonly beacon: (url: string) => Pick<BeaconApi, 'genesis' | 'forkPlan' | 'version'>;
  readonly execution: (url: string) => Pick<ExecutionRpc, 'forkTimes' | 'clientVersion'>;
  readonly clock: Pick<Clock, 'now'>;
};

/** Where both layers answer, here or elsewhere; null for one that does not run. */
function addressesOf({ execution, consensus }: NodeChoice, containers: readonly NodeContainer[]) {
  const here = (role: 'execution' | 'beacon', use: 'rpc' | 'rest') => {
    const found = containers.find((one) => one.role === role && one.state === 'running');
    return found === undefined ? null : urlOf(found, use);
  };
  return {
    execution: execution.kind === 'remote' ? execution.rpcUrl : here('execution', 'rpc'),
    consensus: consensus.kind === 'remote' ? consensus.url : here('beacon', 'rest'),
  };
}

/** Lowest versions for forks of the node's network, by the spec's names, as far as they are known here. */
function lowestOf({ network, execution, consensus }: NodeChoice) {
  const of = ({ forks }: Pick<ExecutionClient, 'forks'>) =>
    Object.fromEntries(Object.entries(forks[network] ?? {}).map(([fork, version]) => [fork.toUpperCase(), version]));
  const make: ClientId = consensus.kind === 'run' ? consensus.client : consensus.validatorClient;
  return { execution: execution.kind === 'run' ? of(executionClient(execution.client)) : {}, consensus: of(consensusClient(make)) };
}

/** A sentence as it stands after “because”. */
const reason = (error: unknown): string => toFault(error).message.replace(/^The /, 'the ').replace(/\.$/, '');

/** Asks both layers of the own node which changes of rules they know. Errors: `node.noChoice`, `docker.*`. */
export function forkLooker({ store, versions, list, beacon, execution, clock }: ForkDeps): () => Promise<ForkReadiness> {
  return async () => {
    const { node } = store.get();
    if (node === null) throw new AppError('node.noChoice');
    const own = (await list()).filter(({ name }) => name.startsWith(`${node.instance}-`));
    const at = addressesOf(node.choice, own);
    const { parts, stopped } = forkWords;
    if (at.execution === null) return { state: 'unseen', why: stopped(parts.execution) };
    if (at.consensus === null) return { state: 'unseen', why: stopped(parts.consensus) };
    const [client, chain] = [execution(at.execution), beacon(at.consensus)];
    try {
      const [times, clientSays, { genesisTime }, plan, chainSays] = await Promise.all([
        client.forkTimes(),
        client.clientVersion(),
        chain.genesis(),
        chain.forkPlan(),
        chain.version(),
      ]);
      const said = { execution: clientSays, consensus: chainSays, validator: versions.get().held.validator?.tag ?? null };
      const found = { genesisTime, consensus: plan, execution: times, versions: said, lowest: lowestOf(node.choice) };
      return judgeForks(found, Math.floor(clock.now() / 1000));
    } catch (error) {
      return { state: 'unseen', why: reason(error) };
    }
  };
}
