import { join } from 'node:path';
import { signingNetwork } from '../shared/networks.ts';
import type { openStores } from './app-stores.ts';
import { genesisOf, validatorsOn } from './keys/chain.ts';
import { networkBook } from './keys/networks.ts';
import { type KeyDeps, type KeyFacts, keyService } from './keys/service.ts';
import type { NodeService } from './node/service.ts';
import { type BeaconApi, beaconApi } from './platform/beacon-api/beacon-api.ts';
import { lookUpAddress } from './platform/execution-rpc/address-facts.ts';
import type { ExecutionRpc } from './platform/execution-rpc/execution-rpc.ts';
import { readJsonResource } from './platform/files/resource.ts';
import { createKeyReader } from './platform/key-files/key-reader.ts';

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

/** The keys room with what its neighbours know: networks from files, chains from the nodes that answer. */
export const keyRoom = ({ resourcesDir, stores, node, beaconAt, running, beacon, execution, ...rest }: Wiring) =>
  keyService({
    ...rest,
    networks: networkBook({
      resource: (name) => readJsonResource(join(resourcesDir, `networks/${name}.json`), signingNetwork),
      practice: async () => ({ ...signingNetwork.parse(await rest.facts('practice')), coin: 'practice ETH' }),
      read: rest.files.read,
      genesis: (url) => genesisOf(beaconApi(url)),
    }),
    chain: async (network, ids, beaconUrl) => {
      const url = beaconUrl ?? (await node.endpoints().catch(() => null))?.beaconUrl;
      return url === undefined ? null : validatorsOn(beaconAt(url), network, ids);
    },
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
          pending: async () => ((await own.pendingDeposits()) ?? []).map((deposit) => deposit.pubkey),
        };
      },
    },
    addressFacts: async (address, network) => ((await running())?.name === network ? lookUpAddress(await execution(), address) : null),
  });
