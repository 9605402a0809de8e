import type { PublicNetwork } from '../../shared/networks.ts';
import type { ClientId, ConsensusLine, Role } from '../../shared/node.ts';
import type { NodeChoice } from '../../shared/node-life.ts';
import { consensusClient } from './clients/catalogue.ts';
import type { Slots } from './data-place.ts';
import type { NodeSpec } from './spec.ts';

/** Image for a client in a role, and for a consensus client the flags it knows; null where none is pinned. */
export type ImageFor = (client: ClientId, role: Role) => { readonly ref: string; readonly line: ConsensusLine | null } | null;

/** The same as the list of images has it. */
export type CataloguedImage = {
  readonly ref: string;
  readonly line: ConsensusLine | null;
  readonly notes?: string | undefined;
  readonly database?: string | undefined;
  readonly requiredBy?: readonly string[] | undefined;
};

/** Secrets of a node on a public network, by file name in its folder. */
export const secretFiles = { jwt: 'jwt.hex', walletPassword: 'wallet-password.txt', keymanagerToken: 'keymanager-token.txt' } as const;

export const secretNames = Object.keys(secretFiles) as readonly (keyof typeof secretFiles)[];

/** Everything beside the choice that a spec follows from. */
export type SpecFacts = {
  readonly owner: string;
  readonly network: Pick<PublicNetwork, 'name' | 'validators' | 'relays'>;
  /** Whether the rules that the network runs by have builders themselves: MEV-Boost has no part in them. */
  readonly ownBuilders: boolean;
  readonly images: ImageFor;
  readonly slots: Slots;
  readonly hostPorts: Readonly<Record<'rpc' | 'rest' | 'keymanager', number>>;
  /** Path of a secret. */
  readonly file: (name: (typeof secretFiles)[keyof typeof secretFiles]) => string;
  /** Beacon node to take the finalized state from; null begins at genesis. */
  readonly checkpointSyncUrl: string | null;
  /** Of the machine, in MiB. */
  readonly memoryMib: number;
};

/** Id of a data folder's node on a network: always the same, so that a start that was cut off is found again. */
export const instanceOf = (network: string, owner: string): string => `${network}-${owner.slice(0, 4)}`;

/** Nobody gets fees where nobody proposes. */
const NOBODY = `0x${'0'.repeat(40)}`;

/** The choice as it is taken on its network. */
export function asTaken(choice: NodeChoice, { validators }: Pick<PublicNetwork, 'validators'>, ownBuilders: boolean): NodeChoice {
  const withValidator = choice.withValidator && validators === 'open';
  return { ...choice, withValidator, mevRelays: withValidator && !ownBuilders ? choice.mevRelays : [] };
}

/**
 * Pure: the node that a choice asks for. Throws RangeError for a client that is of another layer or has no image, for an engine API without
 * address or secret, for a relay that is not known, and for an execution client beside a beacon node that runs elsewhere.
 */
export function specOf(wanted: NodeChoice, facts: SpecFacts): NodeSpec {
  const choice = asTaken(wanted, facts.network, facts.ownBuilders);
  const { execution, consensus, network: name } = choice;
  const imageFor = (client: ClientId, role: Role) => {
    const image = facts.images(client, role);
    if (image === null) throw new RangeError(`no image of ${client} is known for the ${role}`);
    return image;
  };
  const relayUrl = (relay: string) => {
    const found = facts.network.relays.find((known) => known.name === relay);
    if (found === undefined) throw new RangeError(`${relay} is no relay of ${name}`);
    return found.url;
  };
  const runsBeacon = consensus.kind === 'run';
  const client = runsBeacon ? consensus.client : consensus.validatorClient;
  const validator = imageFor(client, runsBeacon && consensusClient(client).oneProcess ? 'beacon' : 'validator');
  const beacon = runsBeacon ? imageFor(client, 'beacon') : validator;
  if (beacon.line === null) throw new RangeError(`the image of ${client} has no version line`);
  if (execution.kind === 'run' && !runsBeacon) throw new RangeError('a beacon node elsewhere has its execution client there');
  if (execution.kind === 'remote' && runsBeacon && (execution.engineUrl === null || execution.jwtFile === null))
    throw new RangeError('an engine API elsewhere needs its address and its secret');
  return {
    instance: instanceOf(name, facts.owner),
    ...(choice.dataFolder === null ? {} : { dataFolder: choice.dataFolder }),
    slots: facts.slots,
    owner: facts.owner,
    networkLabel: name,
    side: 'own',
    network: { kind: 'named', name, checkpointSyncUrl: facts.checkpointSyncUrl },
    execution:
      execution.kind === 'run'
        ? { client: execution.client, image: imageFor(execution.client, 'execution').ref, storage: 'default' }
        : { remote: { rpcUrl: execution.rpcUrl, engineUrl: execution.engineUrl } },
    consensus: {
      ...{ client, versionLine: beacon.line, images: { beacon: beacon.ref, validator: validator.ref } },
      ...(runsBeacon ? {} : { remoteUrl: consensus.url }),
    },
    ...(choice.mevRelays.length === 0
      ? {}
      : { builder: { image: imageFor('mevboost', 'builder').ref, relays: choice.mevRelays.map(relayUrl) } }),
    hostPorts: facts.hostPorts,
    addresses: { execution: null, beacon: null, validator: null },
    jwtFile: (execution.kind === 'remote' ? execution.jwtFile : null) ?? facts.file(secretFiles.jwt),
    walletPasswordFile: facts.file(secretFiles.walletPassword),
    keymanagerTokenFile: facts.file(secretFiles.keymanagerToken),
    memoryMib: facts.memoryMib,
    feeRecipient: choice.feeRecipient ?? NOBODY,
    graffiti: choice.graffiti,
    peers: { staticEnode: null, consensus: null },
    p2p: choice.p2p,
    validators: { kind: choice.withValidator ? 'keymanager' : 'none' },
    first: false,
  };
}
