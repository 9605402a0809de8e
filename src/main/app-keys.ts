import { join } from 'node:path';
import { AppError, orNull } from '../shared/app-error.ts';
import { networkName, signingNetwork } from '../shared/networks.ts';
import type { openStores } from './app-stores.ts';
import { genesisOf, rootOn, validatorsOn } from './keys/chain.ts';
import { networkBook } from './keys/networks.ts';
import { type KeyDeps, type KeyFacts, keyService } from './keys/service.ts';
import type { NodeService } from './node/service.ts';
import { type BeaconApi, beaconApi } from './platform/beacon-api/beacon-api.ts';
import { lookUpAddress } from './platform/execution-rpc/address-facts.ts';
import type { ExecutionRpc } from './platform/execution-rpc/execution-rpc.ts';
import { readJsonResource } from './platform/files/resource.ts';
import { createKeyReader } from './platform/key-files/key-reader.ts';
import { isQueueHidden } from './protocol/queue.ts';
import { chainRules } from './protocol/rules.ts';

type Wiring = Pick<KeyDeps, 'spawn' | 'files' | 'keysDir' | 'facts' | 'publish' | 'clock' | 'keychain' | 'inUse'> & {
  readonly resourcesDir: string;
  readonly stores: Pick<ReturnType<typeof openStores>, 'exports' | 'drills'>;
  readonly node: Pick<NodeService, 'endpoints'>;
  readonly beaconAt: (url: string) => BeaconApi;
  /** The network of the node that is meant; null while there is none. */
  readonly running: () => Promise<KeyFacts | null>;
  /** Errors: `node.notRunning`. */
  readonly beacon: () => Promise<BeaconApi>;
  /** Errors: `node.notRunning`. */
  readonly execution: () => Promise<ExecutionRpc>;
};

type Chain = Pick<Wiring, 'node' | 'beaconAt' | 'facts'>;
const endpointsOf = ({ node }: Chain) => orNull(node.endpoints);
/** Only networks that nodes run on have a name that an own node can have. */
const ownRoot =
  (wiring: Chain) =>
  async (network: string): Promise<string | null> => {
    const at = await endpointsOf(wiring);
    const name = networkName.safeParse(network);
    if (at === null || !name.success || at.network !== network) return null;
    return rootOn(wiring.beaconAt(at.beaconUrl), await wiring.facts(name.data));
  };
const onChain =
  (wiring: Chain): KeyDeps['chain'] =>
  async (network, ids, beaconUrl) => {
    const url = beaconUrl ?? (await endpointsOf(wiring))?.beaconUrl;
    const root = network.genesisValidatorsRoot ?? (await orNull(() => ownRoot(wiring)(network.name)));
    return url === undefined || root === null ? null : validatorsOn(wiring.beaconAt(url), root, ids);
  };

/** Keys of deposits that wait. Errors: `beacon.*`, also where the chain has a queue that its node does not show. */
async function keysInQueue(beacon: BeaconApi): Promise<readonly string[]> {
  const [pending, spec, { headSlot }] = await Promise.all([beacon.pendingDeposits(), beacon.spec(), beacon.syncing()]);
  if (isQueueHidden(pending, chainRules(spec), headSlot)) throw new AppError('beacon.answer', { what: 'pending_deposits' });
  return (pending ?? []).map((deposit) => deposit.pubkey);
}

/** The keys room with what its neighbours know: networks from files, chains from the nodes that answer. */
export const keyRoom = ({ resourcesDir, stores, node, beaconAt, running, beacon, execution, ...rest }: Wiring) =>
  keyService({
    ...rest,
    running,
    networks: networkBook({
      resource: (name) => readJsonResource(join(resourcesDir, `networks/${name}.json`), signingNetwork),
      practice: async () => ({ ...signingNetwork.parse(await rest.facts('practice')), coin: 'practice ETH' }),
      read: rest.files.read,
      genesis: (url) => genesisOf(beaconApi(url)),
      ownRoot: ownRoot({ node, beaconAt, facts: rest.facts }),
    }),
    chain: onChain({ node, beaconAt, facts: rest.facts }),
    exports: stores.exports,
    checks: {
      drills: stores.drills,
      reader: createKeyReader(),
      async ownNode() {
        const facts = await running();
        if (facts === null) return null;
        const own = await beacon();
        return {
          genesisForkVersion: facts.genesisForkVersion,
          validators: (ids) => own.validators([...ids]),
          pending: () => keysInQueue(own),
        };
      },
    },
    addressFacts: async (address, network) => ((await running())?.name === network ? lookUpAddress(await execution(), address) : null),
  });
