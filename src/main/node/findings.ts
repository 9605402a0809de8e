import type { PublicNetwork } from '../../shared/networks.ts';
import type { NodeChoice, NodePlan } from '../../shared/node-life.ts';
import { standsWithWords } from '../../shared/strings/client-shares.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { bytes } from '../../shared/strings/host.ts';
import { nodeFindings as words } from '../../shared/strings/node-life.ts';
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
export function pairWarnings(shares: ClientShares, pair: readonly NodeChoiceClient[]): readonly string[] {
  return pair.flatMap((client) => {
    const share = shareOf(shares, client);
    if (share?.standsWith == null) return [];
    const { of } = shares.execution.percent[client] === undefined ? shares.consensus : shares.execution;
    return [standsWithWords[share.standsWith](clientTitles[client], share.percent, of)];
  });
}
type NodeChoiceClient = keyof typeof clientTitles;

function ofClients({ execution, consensus, checkpoint, network: name }: NodeChoice, { title }: PublicNetwork, images: ImageFor) {
  if (execution.kind === 'remote' || consensus.kind === 'remote') return [stops(words.remote)];
  const el = executionClients.find(({ id }) => id === execution.client);
  const cl = consensusClients.find(({ id }) => id === consensus.client);
  const [elTitle, clTitle] = [clientTitles[execution.client], clientTitles[consensus.client]];
  const needsCheckpoint = checkpoint.kind === 'genesis' && cl?.checkpointOnly.includes(name);
  return [
    ...(el === undefined ? [stops(words.layer(elTitle, 'execution'))] : []),
    ...(cl === undefined ? [stops(words.layer(clTitle, 'consensus'))] : []),
    ...(el && el.networks[name] === undefined ? [stops(words.notOnNetwork(elTitle, title))] : []),
    ...(cl && cl.networks[name] === undefined ? [stops(words.notOnNetwork(clTitle, title))] : []),
    ...(el && images(el.id, 'execution') === null ? [stops(words.noImage(elTitle))] : []),
    ...(cl && images(cl.id, 'beacon') === null ? [stops(words.noImage(clTitle))] : []),
    ...(needsCheckpoint ? [stops(words.needsCheckpoint(clTitle, title))] : []),
  ];
}

function ofFees({ withValidator, feeRecipient }: NodeChoice): readonly Finding[] {
  if (feeRecipient === null) return withValidator ? [stops(words.noFeeRecipient)] : [];
  const verdict = checkChosenAddress(feeRecipient);
  return verdict.ok ? [] : [stops(words.feeRecipient(verdict.message))];
}

/** Pure: what speaks against a choice by itself. `choice` as it is taken, `wanted` as it was asked for. */
export function choiceFindings(
  wanted: NodeChoice,
  choice: NodeChoice,
  network: PublicNetwork,
  images: ImageFor,
  shares: ClientShares,
): readonly Finding[] {
  const { execution, consensus, p2p } = choice;
  const clients = [execution, consensus].flatMap((part) => (part.kind === 'run' ? [part.client] : []));
  const ports = Object.values(p2p);
  const twice = ports.find((port, i) => ports.indexOf(port) !== i);
  return [
    ...ofClients(choice, network, images),
    ...ofFees(choice),
    ...(twice === undefined ? [] : [stops(words.samePort(twice))]),
    ...(choice.mevRelays.length > 0 ? [stops(words.mev)] : []),
    ...(wanted.withValidator && !choice.withValidator ? [watch(words.closed(network.title))] : []),
    ...pairWarnings(shares, clients).map(watch),
  ];
}

/** Pure: what this machine has against a plan: foreign containers, other clients on the same data, disk, memory. */
export function machineFindings(
  plan: Omit<NodePlan, 'findings'>,
  owner: string,
  containers: readonly DockerContainer[],
  /** Title of the network of another node of this data folder; null where there is none. */
  other: string | null,
): readonly Finding[] {
  const { disk, memory } = plan;
  const ofContainers = plan.containers.flatMap(({ name, client }): Finding[] => {
    const found = containers.find((c) => c.name === name);
    if (found === undefined) return [];
    if (found.labels[label.owner] !== owner) return [stops(words.foreign(name))];
    const was = found.labels[label.client];
    const known = Object.entries(clientTitles).find(([id]) => id === was)?.[1];
    return was === client || was === undefined ? [] : [stops(words.otherClient(name, known ?? was, clientTitles[client]))];
  });
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
