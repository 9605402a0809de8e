import type { ClientId, ConsensusLine } from '../../../shared/node.ts';
import { consensusClients, executionClients } from '../clients/catalogue.ts';
import type { CustomNetwork, NamedNetwork, NodeSpec } from '../spec.ts';

export const customNetwork = (preset: CustomNetwork['preset']): CustomNetwork => ({
  kind: 'custom',
  chainId: 3_151_908,
  preset,
  depositContract: '0x00000000219ab540356cBB839Cbe05303d7705Fa',
  files: { elGenesis: '/net/el-genesis.json', configYaml: '/net/config.yaml', genesisSsz: '/net/genesis.ssz' },
});
export const namedNetwork = (name: NamedNetwork['name']): NamedNetwork => ({
  kind: 'named',
  name,
  checkpointSyncUrl: 'https://checkpoint.example',
});

/** The person's own node beside a running network; change what a test is about. */
export function ownSpec(change: Partial<NodeSpec> = {}): NodeSpec {
  return {
    instance: 'practice-3fa9',
    owner: '0123456789ab',
    networkLabel: 'practice',
    side: 'own',
    network: customNetwork('minimal'),
    execution: { client: 'geth', image: 'hearth/geth:1.16.9', storage: 'everyBlock' },
    consensus: {
      client: 'lodestar',
      versionLine: 'lodestar-1.5',
      images: { beacon: 'hearth/lodestar:1.5.1', validator: 'hearth/lodestar:1.5.1' },
    },
    hostPorts: { rpc: 48_545, rest: 49_596, keymanager: 45_062 },
    addresses: { execution: '172.31.7.20', beacon: '172.31.7.21', validator: '172.31.7.22' },
    jwtFile: '/net/jwt.hex',
    walletPasswordFile: '/net/wallet-password.txt',
    feeRecipient: '0x1111111111111111111111111111111111111111',
    graffiti: 'own-node',
    peers: { staticEnode: 'enode://79be@172.31.7.10:30303', consensus: 'enr:-first' },
    p2p: null,
    validators: { kind: 'keymanager' },
    first: false,
    ...change,
  };
}
/** "The rest of the network": the first node, with the genesis keys. */
export const restSpec = (change: Partial<NodeSpec> = {}): NodeSpec =>
  ownSpec({
    side: 'rest',
    hostPorts: { rpc: 38_545, rest: 39_596, keymanager: null },
    addresses: { execution: '172.31.7.10', beacon: '172.31.7.11', validator: '172.31.7.12' },
    graffiti: 'network',
    peers: { staticEnode: null, consensus: null },
    validators: { kind: 'interop', from: 0, to: 63 },
    first: true,
    nodeKey: '0000000000000000000000000000000000000000000000000000000000000001',
    ...change,
  });

/** A node on a public network, as a person at home runs it; change what a test is about. */
export const publicSpec = (name: NamedNetwork['name'], change: Partial<NodeSpec> = {}): NodeSpec =>
  ownSpec({
    network: namedNetwork(name),
    networkLabel: name,
    consensus: chosen('lodestar', 'lodestar-1.46'),
    p2p: { execution: 30_303, consensus: 9_000, quic: 9_001 },
    peers: { staticEnode: null, consensus: null },
    keymanagerTokenFile: '/net/keymanager-token.txt',
    // The validators of Sepolia are a closed set.
    validators: { kind: name === 'sepolia' ? 'none' : 'keymanager' },
    ...change,
  });
const haveRelays: readonly NamedNetwork['name'][] = ['mainnet', 'hoodi'];
/** A node that asks two relays for blocks of builders. */
export const withRelays: Pick<NodeSpec, 'builder'> = {
  builder: { image: 'mev-boost:1', relays: ['https://0xab@one.example', 'https://0xcd@two.example'] },
};
export const chosen = (client: ClientId, versionLine: ConsensusLine): NodeSpec['consensus'] => ({
  client,
  versionLine,
  images: { beacon: `${client}-beacon:1`, validator: `${client}-validator:1` },
});
export const executionOf = (client: ClientId): NodeSpec['execution'] => ({ client, image: `${client}:1`, storage: 'default' });

type Pair = { readonly title: string; readonly line: ConsensusLine; readonly specs: readonly NodeSpec[] };

/** Every pair of clients, in every version line, with a node on each network that both run, on the sides that exist there. */
export const allPairs = (): readonly Pair[] =>
  executionClients.flatMap((execution) =>
    consensusClients.flatMap((consensus) =>
      consensus.lines.map((line): Pair => {
        const change = { execution: executionOf(execution.id), consensus: chosen(consensus.id, line) };
        const knows = (name: NamedNetwork['name']) => execution.networks[name] !== undefined && consensus.networks[name] !== undefined;
        const named = consensus.practiceOnly.includes(line) ? [] : publicNetworks.filter(knows);
        const practice = execution.custom && consensus.custom ? (['minimal', 'mainnet'] as const) : [];
        return {
          title: `${execution.id} + ${line}`,
          line,
          specs: [
            ...named.map((name) => publicSpec(name, change)),
            ...named.filter((name) => haveRelays.includes(name)).map((name) => publicSpec(name, { ...change, ...withRelays })),
            ...practice.flatMap((preset) => {
              const network = customNetwork(preset);
              return [ownSpec({ ...change, network }), restSpec({ ...change, network })];
            }),
          ],
        };
      }),
    ),
  );
export const publicNetworks = ['mainnet', 'hoodi', 'sepolia', 'ephemery'] as const;
