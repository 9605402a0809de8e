import type { PublicNetwork } from '../../shared/networks.ts';
import type { ClientId, Role } from '../../shared/node.ts';
import type { NodeChoice, NodePlan } from '../../shared/node-life.ts';
import { standsWithWords } from '../../shared/strings/client-shares.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { bytes } from '../../shared/strings/host.ts';
import { nodeFindings as words } from '../../shared/strings/node-life.ts';
import { upkeepWords } from '../../shared/strings/node-upkeep.ts';
import type { DockerContainer } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import { checkChosenAddress } from '../protocol/address.ts';
import { consensusClients, executionClients } from './clients/catalogue.ts';
import type { ClientShares } from './shares.ts';
import { shareOf } from './shares.ts';
import type { ImageFor } from './spec-of.ts';

export type Finding = NodePlan['findings'][number];

const stops = (text: string): Finding => ({ level: 'stops', text });
const watch = (text: string): Finding => ({ level: 'watch', text });

/** What a fault in either client would do to the chain, in sentences. */
export function pairWarnings(shares: ClientShares, pair: readonly ClientId[]): readonly string[] {
  return pair.flatMap((client) => {
    const share = shareOf(shares, client);
    if (share?.standsWith == null) return [];
    const { of } = shares.execution.percent[client] === undefined ? shares.consensus : shares.execution;
    return [standsWithWords[share.standsWith](clientTitles[client], share.percent, of)];
  });
}
/** What cannot be of parts that run elsewhere. */
function ofParts({ execution, consensus, withValidator }: NodeChoice): readonly Finding[] {
  const engine = execution.kind === 'remote' ? execution : null;
  const urls = [engine?.rpcUrl, engine?.engineUrl, consensus.kind === 'remote' ? consensus.url : null];
  const wrong = urls.find((url) => url != null && !URL.canParse(url));
  const isFar = consensus.kind === 'remote';
  return [
    ...(wrong ? [stops(words.notUrl(wrong))] : []),
    ...(engine !== null && !isFar && (engine.engineUrl === null || engine.jwtFile === null) ? [stops(words.engine)] : []),
    ...(engine !== null && !isFar ? [watch(words.remoteEngine)] : []),
    ...(isFar && execution.kind === 'run' ? [stops(words.beaconHasExecution)] : []),
    ...(isFar && !withValidator ? [stops(words.nothingRuns)] : []),
    ...(isFar && consensusClients.some(({ id, oneProcess }) => id === consensus.validatorClient && oneProcess)
      ? [stops(words.oneProcess(clientTitles[consensus.validatorClient]))]
      : []),
  ];
}

function ofClients({ execution, consensus, checkpoint, network: name }: NodeChoice, { title }: PublicNetwork, images: ImageFor) {
  const elId = execution.kind === 'run' ? execution.client : null;
  const clId = consensus.kind === 'run' ? consensus.client : consensus.validatorClient;
  const el = executionClients.find(({ id }) => id === elId);
  const cl = consensusClients.find(({ id }) => id === clId);
  const [elTitle, clTitle] = [elId === null ? '' : clientTitles[elId], clientTitles[clId]];
  const needsCheckpoint = consensus.kind === 'run' && checkpoint.kind === 'genesis' && cl?.checkpointOnly.includes(name);
  const clImage = cl && images(cl.id, consensus.kind === 'run' || cl.oneProcess ? 'beacon' : 'validator');
  return [
    ...(elId !== null && el === undefined ? [stops(words.layer(elTitle, 'execution'))] : []),
    ...(cl === undefined ? [stops(words.layer(clTitle, 'consensus'))] : []),
    ...(el && el.networks[name] === undefined ? [stops(words.notOnNetwork(elTitle, title))] : []),
    ...(cl && cl.networks[name] === undefined ? [stops(words.notOnNetwork(clTitle, title))] : []),
    ...(el && images(el.id, 'execution') === null ? [stops(words.noImage(elTitle))] : []),
    ...(clImage === null ? [stops(words.noImage(clTitle))] : []),
    ...(needsCheckpoint ? [stops(words.needsCheckpoint(clTitle, title))] : []),
  ];
}

function ofFees({ withValidator, feeRecipient }: NodeChoice): readonly Finding[] {
  if (feeRecipient === null) return withValidator ? [stops(words.noFeeRecipient)] : [];
  const verdict = checkChosenAddress(feeRecipient);
  return verdict.ok ? [] : [stops(words.feeRecipient(verdict.message))];
}

function ofRelays(
  { mevRelays: wanted }: NodeChoice,
  { mevRelays, withValidator, consensus }: NodeChoice,
  { relays, title }: PublicNetwork,
  ownBuilders: boolean,
): readonly Finding[] {
  if (wanted.length === 0) return [];
  if (!withValidator) return [watch(words.relaysAlone)];
  if (ownBuilders) return [watch(words.ownBuilders)];
  if (consensus.kind === 'remote') return [stops(words.relaysElsewhere)];
  const known = relays.map(({ name }) => name);
  const unknown = mevRelays.filter((relay) => !known.includes(relay));
  if (unknown.length > 0) return unknown.map((relay) => stops(words.unknownRelay(relay, title, known.join(', '))));
  return [watch(words.relays(mevRelays.join(', ')))];
}

/** Pure: what speaks against a choice by itself. `choice` as it is taken, `wanted` as it was asked for. */
export function choiceFindings(
  wanted: NodeChoice,
  choice: NodeChoice,
  network: PublicNetwork,
  images: ImageFor,
  shares: ClientShares,
  /** Whether the rules that the network runs by have builders themselves. */
  ownBuilders: boolean,
): readonly Finding[] {
  const { execution, consensus, p2p } = choice;
  const clients = [execution, consensus].flatMap((part) => (part.kind === 'run' ? [part.client] : []));
  const ports = Object.values(p2p);
  const twice = ports.find((port, i) => ports.indexOf(port) !== i);
  return [
    ...ofParts(choice),
    ...ofClients(choice, network, images),
    ...ofFees(choice),
    ...(twice === undefined ? [] : [stops(words.samePort(twice))]),
    ...ofRelays(wanted, choice, network, ownBuilders),
    ...(wanted.withValidator && !choice.withValidator ? [watch(words.closed(network.title))] : []),
    ...pairWarnings(shares, clients).map(watch),
  ];
}

/** Who plays a role in a choice; null where it runs elsewhere. */
export function clientOf({ execution, consensus }: NodeChoice, role: Role): ClientId | null {
  if (role === 'builder') return null;
  if (role === 'execution') return execution.kind === 'run' ? execution.client : null;
  if (consensus.kind === 'run') return consensus.client;
  return role === 'validator' ? consensus.validatorClient : null;
}

/** Data that another client than the one of the plan made, and whether keys may lie in it. */
export type OtherData = {
  readonly name: string;
  readonly role: Role;
  readonly was: ClientId;
  readonly client: ClientId;
  readonly holdsKeys: boolean;
};
/** Pure: data of another client where a plan has its own. `maker` says who made the data of a role. */
export function otherData(
  { containers, volumes }: Pick<NodePlan, 'containers' | 'volumes'>,
  maker: (role: Role) => ClientId | null,
): readonly OtherData[] {
  return containers.flatMap(({ name, role, client }) => {
    const was = maker(role);
    if (was === null || was === client || !volumes.some((volume) => volume.role === role && volume.exists)) return [];
    const holdsKeys = role === 'validator' || consensusClients.some(({ id, oneProcess }) => id === was && oneProcess);
    return [{ name, role, was, client, holdsKeys }];
  });
}

/** Pure: what this machine has against a plan: foreign containers, other clients on the same data, disk, memory. */
export function machineFindings(
  plan: Omit<NodePlan, 'findings' | 'drops'>,
  owner: string,
  containers: readonly DockerContainer[],
  /** Title of the network of another node of this data folder; null where there is none. */
  other: string | null,
  /** Data that another client made; `bytes` null where it was not measured. */
  others: readonly (OtherData & { readonly bytes: number | null })[],
): readonly Finding[] {
  const { disk, memory } = plan;
  const foreign = containers.filter(({ labels }) => labels[label.owner] !== owner);
  const ofContainers = [
    ...foreign.map(({ name }) => stops(words.foreign(name))),
    ...others.map(({ name, was, client, holdsKeys, bytes: size }) =>
      holdsKeys
        ? stops(words.otherData(name, clientTitles[was], clientTitles[client]))
        : watch(words.switched(name, clientTitles[was], clientTitles[client], size === null ? null : bytes(size))),
    ),
    ...(others.length > 0 && plan.choice.withValidator ? [watch(upkeepWords.duties.resync)] : []),
  ];
  const hasData = plan.volumes.some(({ exists }) => exists);
  return [
    ...(other === null ? [] : [stops(words.otherNetwork(other))]),
    ...ofContainers,
    ...(disk.freeBytes !== null && disk.freeBytes < disk.neededBytes && !hasData
      ? [watch(words.disk(bytes(disk.neededBytes), bytes(disk.freeBytes)))]
      : []),
    ...(memory.machineBytes < memory.neededBytes ? [watch(words.memory(bytes(memory.neededBytes), bytes(memory.machineBytes)))] : []),
  ];
}
