import type { ClientId, ContainerPlan, Side } from '../../shared/node.ts';
import type { InstanceFacts } from './facts.ts';
import { FUNDED_ADDRESS, GENESIS_VALIDATORS } from './genesis/rules.ts';

/** What this room asks of the node room: a subset of its NodeSpec. */
export type PracticeNodeSpec = {
  readonly instance: string;
  readonly owner: string;
  readonly networkLabel: 'practice';
  readonly side: Side;
  readonly network: {
    readonly kind: 'custom';
    readonly chainId: number;
    readonly preset: 'minimal' | 'mainnet';
    readonly depositContract: string;
    readonly files: { readonly elGenesis: string; readonly configYaml: string; readonly genesisSsz: string };
  };
  readonly execution: InstanceFacts['execution'];
  readonly consensus: InstanceFacts['consensus'];
  readonly hostPorts: Readonly<Record<'rpc' | 'rest' | 'keymanager', number | null>>;
  readonly addresses: Readonly<Record<'execution' | 'beacon' | 'validator', string>>;
  readonly jwtFile: string;
  readonly walletPasswordFile: string | null;
  readonly feeRecipient: string;
  readonly graffiti: string;
  readonly p2p: null;
  readonly peers: { readonly staticEnode: string | null; readonly consensus: string | null };
  readonly validators: { readonly kind: 'interop'; readonly from: number; readonly to: number } | { readonly kind: 'keymanager' };
  readonly first: boolean;
  readonly nodeKey?: string;
};
/** Pure: containers that a spec asks for, in the order of their start. */
export type PlanNode = (spec: PracticeNodeSpec) => readonly ContainerPlan[];

/** Names of the files of an instance's folder. */
export const file = {
  elGenesis: 'el-genesis.json',
  configYaml: 'config.yaml',
  genesisSsz: 'genesis.ssz',
  jwt: 'jwt.hex',
  walletPassword: 'wallet-password.txt',
} as const;

/** Private key 1, whose public key is the generator of secp256k1: a known enode on a network that nobody else can reach. */
const REST_NODE_KEY = '1'.padStart(64, '0');
const REST_ENODE_ID =
  '79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
/** Second account of the well-known mnemonic: takes the fees of the rest of the network. */
const REST_FEE_RECIPIENT = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const lastByte = { rest: { execution: 10, beacon: 11, validator: 12 }, own: { execution: 20, beacon: 21, validator: 22 } } as const;
const enodePort = 30303;

export type SpecInput = {
  readonly facts: InstanceFacts;
  readonly owner: string;
  /** Subnet, such as `172.31.77`. */
  readonly prefix: string;
  readonly path: (instance: string, file: string) => string;
  readonly hostPorts: PracticeNodeSpec['hostPorts'];
};

/** The rest of the network: all genesis validators, waiting for nobody. */
export const restSpec = (input: SpecInput): PracticeNodeSpec => ({
  ...shared(input, 'rest'),
  feeRecipient: REST_FEE_RECIPIENT,
  graffiti: 'practice network',
  peers: { staticEnode: null, consensus: null },
  validators: { kind: 'interop', from: 0, to: GENESIS_VALIDATORS - 1 },
  first: true,
  nodeKey: REST_NODE_KEY,
});

/** The person's own node, which follows the rest. `peer` is where the rest's beacon node is reached: ENR or multiaddr. */
export const ownSpec = (input: SpecInput, peer: string | null): PracticeNodeSpec => ({
  ...shared(input, 'own'),
  feeRecipient: FUNDED_ADDRESS,
  graffiti: 'hearth',
  peers: { staticEnode: `enode://${REST_ENODE_ID}@${input.prefix}.${lastByte.rest.execution}:${enodePort}`, consensus: peer },
  validators: { kind: 'keymanager' },
  first: false,
});

function shared({ facts, owner, prefix, path, hostPorts }: SpecInput, side: Side) {
  const at = (name: string) => path(facts.instance, name);
  const ip = lastByte[side];
  return {
    instance: facts.instance,
    owner,
    networkLabel: 'practice',
    side,
    network: {
      kind: 'custom',
      chainId: facts.chainId,
      preset: facts.preset,
      depositContract: facts.depositContract,
      files: { elGenesis: at(file.elGenesis), configYaml: at(file.configYaml), genesisSsz: at(file.genesisSsz) },
    },
    execution: facts.execution,
    consensus: facts.consensus,
    hostPorts,
    addresses: { execution: `${prefix}.${ip.execution}`, beacon: `${prefix}.${ip.beacon}`, validator: `${prefix}.${ip.validator}` },
    jwtFile: at(file.jwt),
    walletPasswordFile: at(file.walletPassword),
    p2p: null,
  } as const satisfies Partial<PracticeNodeSpec>;
}

/** How a beacon node of the rest is named to a peer of its own kind: Prysm wants a multiaddr, Lodestar the ENR. Null: not known yet. */
export function peerAddress(client: ClientId, prefix: string, identity: { readonly enr: string; readonly peerId: string }): string | null {
  if (client === 'prysm') return identity.peerId === '' ? null : `/ip4/${prefix}.${lastByte.rest.beacon}/tcp/13000/p2p/${identity.peerId}`;
  return identity.enr === '' ? null : identity.enr;
}
