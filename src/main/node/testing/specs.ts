import type { ClientId } from '../../../shared/node.ts';
import { consensusClients, executionClients } from '../clients/catalogue.ts';
import type { ConsensusLine, CustomNetwork, NamedNetwork, NodeSpec } from '../spec.ts';

const customNetwork = (preset: CustomNetwork['preset']): CustomNetwork => ({
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

type Case = { readonly title: string; readonly line: ConsensusLine; readonly spec: NodeSpec };

/** Every pair of clients, in every version line, on every kind of network, on the sides that exist there. */
export function allCases(): readonly Case[] {
  const networks = [
    ...(['mainnet', 'hoodi', 'sepolia'] as const).map((name) => ({ label: name, network: namedNetwork(name) })),
    ...(['minimal', 'mainnet'] as const).map((preset) => ({ label: `practice ${preset}`, network: customNetwork(preset) })),
  ];
  const consensus = consensusClients.flatMap(({ id, lines, practiceOnly }) =>
    lines.map((line) => ({ id, line, isPracticeOnly: practiceOnly.includes(line) })),
  );
  return executionClients.flatMap((execution) =>
    consensus.flatMap(({ id, line, isPracticeOnly }) =>
      networks.flatMap(({ label, network }) => {
        if (network.kind === 'named' && isPracticeOnly) return [];
        const change = {
          network,
          p2p: network.kind === 'named' ? { execution: 30_303, consensus: 9_000, quic: 9_001 } : null,
          networkLabel: network.kind === 'named' ? network.name : 'practice',
          execution: executionOf(execution.id),
          consensus: { client: id, versionLine: line, images: { beacon: `${id}-beacon:1`, validator: `${id}-validator:1` } },
        };
        const title = `${execution.id} + ${line} on ${label}`;
        const own = { title: `${title}, own`, line, spec: ownSpec(change) };
        return network.kind === 'named' ? [own] : [own, { title: `${title}, rest`, line, spec: restSpec(change) }];
      }),
    ),
  );
}
const executionOf = (client: ClientId): NodeSpec['execution'] => ({ client, image: `${client}:1`, storage: 'default' });
