import { AppError } from '../../shared/app-error.ts';
import type { PublicNetwork } from '../../shared/networks.ts';
import type { ClientId, ContainerPlan, Role } from '../../shared/node.ts';
import { type NodeChoice, type NodeNetwork, type NodePlan, nodeNetwork } from '../../shared/node-life.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { nodePlanWords } from '../../shared/strings/node-life.ts';
import { folderFindings as folderWords } from '../../shared/strings/node-move.ts';
import type { Clock } from '../platform/clock.ts';
import type { Docker, DockerContainer } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import type { JsonStore } from '../platform/files/json-store.ts';
import type { FolderFacts } from '../platform/host-facts/folder.ts';
import type { SecretFolder } from '../platform/instance-folder.ts';
import { CHECKPOINT_HOLDS_MS } from './begin-from.ts';
import { folderFindings } from './data-folder.ts';
import { copyAmong, type Slots, type SlotsFor, slotsAmong, sparesAmong, type Volume, volumeAt } from './data-place.ts';
import { choiceFindings, clientOf, machineFindings, otherData } from './findings.ts';
import { foreignFindings } from './foreign-findings.ts';
import type { KeptNode } from './kept-node.ts';
import { type FileHash, planNode } from './plan.ts';
import { type Found, previewOf, secretsOf, stepId } from './preview.ts';
import type { ClientShares } from './shares.ts';
import { asTaken, type ImageFor, instanceOf, type SpecFacts, secretFiles, specOf } from './spec-of.ts';

/** What a plan is drawn from. */
export type DrawDeps = {
  /** What an image was when it was first seen. */
  readonly recorded: (ref: string) => { readonly digest: string | null } | null;
  readonly docker: Pick<Docker, 'imagePresent' | 'volumes' | 'volumeSizes' | 'inspect' | 'networks' | 'rootDir' | 'list' | 'overview'>;
  readonly owner: string;
  /** Whether the rules that the running node goes by have builders in the protocol; false where no node can be asked. */
  readonly ownBuilders: () => Promise<boolean>;
  /** The client that the data of a role was last made with; null where it is not known. */
  readonly maker: (role: Role) => ClientId | null;
  readonly slots: SlotsFor;
  readonly network: (name: NodeNetwork) => PublicNetwork;
  readonly images: ImageFor;
  readonly shares: ClientShares;
  readonly store: JsonStore<KeptNode>;
  readonly folder: SecretFolder;
  readonly fileHash: FileHash;
  /** These ports or the next ones that are free on 127.0.0.1. */
  readonly portsNear: (wanted: readonly number[]) => Promise<number[]>;
  /** Bytes free for this user where a folder lies; null where that cannot be seen. */
  readonly freeBytes: (path: string) => Promise<number | null>;
  readonly folderFacts: (path: string) => Promise<FolderFacts>;
  readonly memoryBytes: number;
  readonly clock: Pick<Clock, 'now'>;
};
/** A choice with everything that follows from it. */
export type Drawn = {
  readonly plan: NodePlan;
  readonly kept: NonNullable<KeptNode['node']>;
  readonly network: PublicNetwork;
  /** Where a node begins of which it is not known any more where it began: it does not begin again. Null is genesis. */
  readonly otherwiseFrom: string | null;
  readonly slots: Slots;
  /** The containers, once it is known where the finalized state comes from. Throws RangeError as `planNode`. */
  readonly containers: (checkpointSyncUrl: string | null) => readonly ContainerPlan[];
  /** Those whose data another client made and no keys lie in: it goes before they are made, with the copy of it if there is one. */
  readonly drops: readonly { readonly plan: ContainerPlan; readonly copy: Volume | null }[];
};

type Placed = { readonly slots: Slots; readonly plans: readonly ContainerPlan[] };

const MIB = 2 ** 20;
/** What is done, beside images, before anything that runs is touched. */
const beforehand: readonly string[] = [stepId.secrets, stepId.network, stepId.checkpoint];
/** What these APIs are known by. */
const usualPorts = [8_545, 5_052, 5_062] as const;

/** Labels of everything that one node has in Docker. */
export const nodeLabels = (owner: string, instance: string) => ({ [label.owner]: owner, [label.instance]: instance });

/** A choice that something speaks against is drawn as far as it can be. */
const orNone = (draw: () => readonly ContainerPlan[], isStopped: boolean): readonly ContainerPlan[] => {
  try {
    return draw();
  } catch (error) {
    if (isStopped && error instanceof RangeError) return [];
    throw error;
  }
};

export const drawer = (deps: DrawDeps) => {
  const { docker, owner, store, folder } = deps;

  async function keptFor(choice: NodeChoice, instance: string): Promise<Drawn['kept']> {
    const { node } = store.get();
    if (node?.instance === instance) {
      const { checkpoint, hasBegun } = node;
      const isOld = checkpoint !== null && deps.clock.now() - checkpoint.takenAt > CHECKPOINT_HOLDS_MS;
      const isAnother = JSON.stringify(node.choice.checkpoint) !== JSON.stringify(choice.checkpoint);
      // Another beacon node begins anew.
      if (clientOf(node.choice, 'beacon') !== clientOf(choice, 'beacon')) return { ...node, choice, checkpoint: null, hasBegun: false };
      return { ...node, choice, checkpoint: !hasBegun && (isOld || isAnother) ? null : checkpoint };
    }
    const [rpc = 0, rest = 0, keymanager = 0] = await deps.portsNear(usualPorts);
    return { instance, choice, hostPorts: { rpc, rest, keymanager }, old: [], checkpoint: null, hasBegun: false };
  }

  /** Where the node's data lie, or Docker's, and what is free there. */
  async function room(dataFolder: string | null): Promise<Found['disk']> {
    const where = dataFolder ?? (await docker.rootDir());
    const free = where === null ? null : await deps.freeBytes(where);
    return where === null || free === null ? null : { freeBytes: free, where };
  }

  /** `ofOwner`: every container of this data folder. */
  async function look(
    plans: readonly ContainerPlan[],
    kept: Drawn['kept'],
    volumes: ReadonlySet<string>,
  ): Promise<Found & { ofOwner: readonly DockerContainer[] }> {
    const labels = nodeLabels(owner, kept.instance);
    const refs = [...new Set(plans.map(({ image }) => image))];
    const secrets = secretsOf(plans, (file) => folder.path(kept.instance, file)).map((name) => secretFiles[name]);
    const names = new Set(plans.map(({ name }) => name));
    const [images, containers, networks, ofOwner, made, disk] = await Promise.all([
      Promise.all(refs.map(async (ref) => [ref, await docker.imagePresent(ref)] as const)),
      Promise.all(plans.map(({ name }) => docker.inspect(name))),
      docker.networks(labels),
      docker.list({ [label.owner]: owner }),
      Promise.all(secrets.map(async (file) => ((await folder.has(kept.instance, file)) ? [file] : []))),
      room(kept.choice.dataFolder),
    ]);
    const ofNode = ofOwner.filter((container) => container.labels[label.instance] === kept.instance);
    return {
      ofOwner,
      images: new Map(images.flatMap(([ref, image]) => (image === null ? [] : [[ref, image] as const]))),
      recorded: new Map(refs.map((ref) => [ref, deps.recorded(ref)?.digest ?? null])),
      secrets: new Set(made.flat()),
      volumes,
      containers: containers.filter((c) => c !== null),
      hasNetwork: networks.length > 0,
      retired: ofNode.map(({ name }) => name).filter((name) => plans.length > 0 && !names.has(name)),
      checkpoint: kept.checkpoint,
      hasBegun: kept.hasBegun,
      disk,
      memoryBytes: deps.memoryBytes,
    };
  }

  /** Title of another network that this data folder has a node on. */
  function otherNetwork(name: NodeNetwork, ofOwner: readonly DockerContainer[]): string | null {
    const names = ofOwner.map(({ labels }) => nodeNetwork.safeParse(labels[label.network]).data);
    const other = names.find((found) => found !== undefined && found !== name);
    return other === undefined ? null : deps.network(other).title;
  }

  /** What speaks against where a choice has its data; a folder that was taken once is not judged again. */
  async function ofFolder(choice: NodeChoice, before: NodeChoice | null, { slots, plans }: Placed, found: Found) {
    const { dataFolder: path } = choice;
    if (before?.dataFolder === path) return [];
    const was = before?.dataFolder ?? null;
    if (before !== null && plans.some(({ name, role }) => found.volumes.has(volumeAt(name, was, slots[role]).name)))
      return [{ level: 'stops' as const, text: folderWords.moveInstead(was ?? folderWords.dockerOwn) }];
    if (path === null) return [];
    const isHere = (await docker.rootDir()) !== null;
    return folderFindings({ path, facts: await deps.folderFacts(path), isHere, own: [] });
  }

  /** Draws the plan of a choice, or of the kept one. Changes nothing. Errors: `node.noChoice`, `docker.*`. */
  return async (asked: NodeChoice | null): Promise<Drawn> => {
    const wanted = asked ?? store.get().node?.choice;
    if (wanted === undefined) throw new AppError('node.noChoice');
    const network = deps.network(wanted.network);
    const ownBuilders = wanted.mevRelays.length > 0 && (await deps.ownBuilders());
    const choice = asTaken(wanted, network, ownBuilders);
    const instance = instanceOf(choice.network, owner);
    const kept = await keptFor(choice, instance);
    const volumes = new Set(await docker.volumes(nodeLabels(owner, instance)));
    const slots = slotsAmong(volumes, instance, choice, deps.slots);
    const secretPath = (file: string) => folder.path(instance, file);
    const facts = (checkpointSyncUrl: string | null): SpecFacts => ({
      ...{ owner, network, ownBuilders, images: deps.images, slots, hostPorts: kept.hostPorts, file: secretPath, checkpointSyncUrl },
      memoryMib: Math.floor(deps.memoryBytes / MIB),
    });
    // A secret that is yet to be made has no hash.
    const hash: FileHash = (path) => {
      try {
        return deps.fileHash(path);
      } catch {
        return '';
      }
    };
    const containers = (url: string | null) => planNode(specOf(choice, facts(url)), hash);
    const ofChoice = choiceFindings(wanted, choice, network, deps.images, deps.shares, ownBuilders);
    const own = choice.checkpoint.kind === 'url' ? choice.checkpoint.url : network.checkpointProviders[0]?.url;
    const otherwiseFrom = choice.checkpoint.kind === 'genesis' ? null : (own ?? null);
    const isSought = !kept.hasBegun && choice.checkpoint.kind !== 'genesis';
    const url = kept.checkpoint?.url ?? (isSought ? nodePlanWords.foundAtStart : otherwiseFrom);
    const plans = orNone(
      () => containers(url),
      ofChoice.some(({ level }) => level === 'stops'),
    );
    const [{ ofOwner, ...found }, all] = await Promise.all([look(plans, kept, volumes), docker.overview()]);
    const { node } = store.get();
    const before = node?.instance === instance ? node.choice : null;
    const maker = (role: Role) => deps.maker(role) ?? (before && clientOf(before, role));
    const drawn = previewOf({ choice, instance, network, plans, secretPath, found });
    const others = otherData(drawn, maker);
    const sizes = others.length === 0 ? null : await docker.volumeSizes(nodeLabels(owner, instance)).catch(() => null);
    const drops = others.filter(({ holdsKeys }) => !holdsKeys);
    const gone = drops.map(({ role, was }) => ({ id: stepId.drop(role), what: nodePlanWords.drop(clientTitles[was]), done: false }));
    const fetched = drawn.steps.filter(({ id }) => beforehand.includes(id) || id.startsWith(stepId.image('')));
    const made = drawn.steps.filter((step) => !fetched.includes(step));
    const isDropped = ({ role }: ContainerPlan) => drops.some((one) => one.role === role);
    const spares = sparesAmong(volumes, plans, choice.dataFolder, deps.slots).filter(({ plan: one }) => !isDropped(one));
    const last = spares.length === 0 ? [] : [{ id: stepId.spare, what: nodePlanWords.spare, done: false }];
    const plan = { ...drawn, drops: drops.map(({ was }) => was), steps: [...fetched, ...gone, ...made, ...last] };
    const measured = others.map((one) => ({ ...one, bytes: sizes?.get(one.name) ?? null }));
    const ofMachine = machineFindings(plan, owner, found.containers, otherNetwork(choice.network, ofOwner), measured);
    const foreign = all.filter(({ labels }) => labels[label.owner] === undefined);
    const findings = [
      ...ofChoice,
      ...ofMachine,
      ...(await ofFolder(choice, before, { slots, plans }, found)),
      ...foreignFindings(plan, foreign),
    ];
    return {
      plan: { ...plan, findings },
      kept,
      network,
      otherwiseFrom,
      slots,
      containers,
      drops: plans.filter(isDropped).map((one) => ({ plan: one, copy: copyAmong(volumes, one, choice.dataFolder, deps.slots) })),
    };
  };
};
