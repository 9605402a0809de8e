import { AppError } from '../../shared/app-error.ts';
import type { Input, Output } from '../../shared/contract.ts';
import { clientId, type Role } from '../../shared/node.ts';
import type { NodePairs, RemovalPlan } from '../../shared/node-life.ts';
import { nodePlanWords as words } from '../../shared/strings/node-life.ts';
import type { WorkReport, WorkRoom } from '../platform/work/work.ts';
import { containerName } from './clients/client.ts';
import { volumeAt } from './data-place.ts';
import { type DoingDeps, type NodeWork, nodeWorks, noted, wasCutOff } from './doing.ts';
import { drawer, nodeLabels } from './draw.ts';
import { pairWarnings } from './findings.ts';
import { type ForkDeps, forkLooker } from './fork-looker.ts';
import { heldImages } from './held-images.ts';
import { noNode } from './kept-node.ts';
import { lower, stopping } from './lower.ts';
import { type MoveDeps, nodeMove } from './move.ts';
import { stepId } from './preview.ts';
import { partsOf, raise, refuseStopped } from './raise.ts';
import { type RemoveDeps, removalOf, removeNode } from './remove-node.ts';
import { isUp } from './run.ts';
import { pairs, shareOf } from './shares.ts';
import { nodeUpdates, type UpdateDeps } from './updates.ts';
import { nodeUpkeep, throwAway, type UpkeepDeps } from './upkeep.ts';

export type NodeLifeDeps = UpdateDeps & UpkeepDeps & MoveDeps & RemoveDeps & ForkDeps & DoingDeps & { readonly work: WorkRoom };
export type NodeLife = ReturnType<typeof nodeLife>;

type Begun = { readonly workId: string };
const GIB = 2 ** 30;
const MIB = 2 ** 20;
/** The end of these is a node that does not run. */
const ending = new Set<NodeWork>(['node.down', 'node.remove']);

/** The life of the node on a public network: what can be chosen, what a choice means, making it so and ending it. */
export function nodeLife(given: NodeLifeDeps) {
  const held = heldImages(given.catalogue, given.versions);
  const deps = { ...given, images: held.imageFor };
  const { docker, owner, shares, images, store, work } = deps;
  const draw = drawer(deps);
  // An order by chance that stays for this data folder, so that a list does not jump.
  const seed = Number.parseInt(owner.slice(0, 8), 16) || 0;

  const keptOr = () => {
    const { node } = store.get();
    if (node === null) throw new AppError('node.noChoice');
    return node;
  };
  const containersNow = (instance: string) => docker.list(nodeLabels(owner, instance));

  const runsNow = async (): Promise<boolean> => {
    const { node } = store.get();
    return node !== null && isUp(await containersNow(node.instance));
  };

  /** One work of these at a time: what runs already is ended first, or answered where it is the same. */
  function begin(kind: NodeWork, keeps: string, run: (report: WorkReport, isAlone: boolean) => Promise<void>): Begun {
    const { id } = work.start(kind, keeps, async (report) => {
      const others = work.list().filter((w) => w.state === 'running' && w.kind !== kind && nodeWorks.some((k) => k === w.kind));
      for (const other of others) work.cancel(other.id);
      await Promise.all(others.map((other) => work.ended(other.id)));
      const ran = async () => !ending.has(kind) && ((await runsNow()) || wasCutOff(deps));
      await noted(deps, kind, ran, () => run(report, others.length === 0));
    });
    return { workId: id };
  }

  return {
    ...nodeUpdates(deps, begin),
    ...nodeMove(deps, begin),
    forks: forkLooker(deps),
    ...nodeUpkeep(deps, begin),
    async pairs({ network: name }: Input<'node.pairs'>): Promise<NodePairs> {
      const network = deps.network(name);
      const known = pairs(name, seed).filter((p) => images(p.execution, 'execution') && images(p.consensus, 'beacon'));
      return {
        network: name,
        title: network.title,
        validators: network.validators,
        pairs: known.map(({ execution, consensus, needs }) => ({
          ...{ execution, consensus },
          needs: { diskBytes: needs.diskGib * GIB, memoryBytes: needs.memoryMib * MIB },
          warnings: [...pairWarnings(shares, [execution, consensus])],
        })),
        shares: clientId.options.flatMap((client) => {
          const share = shareOf(shares, client);
          if (share === null) return [];
          const { of, url } = shares.execution.percent[client] === undefined ? shares.consensus : shares.execution;
          return [{ client, ...share, of, url }];
        }),
      };
    },
    preview: async ({ choice }: Input<'node.preview'>): Promise<Output<'node.preview'>> => (await draw(choice)).plan,
    /** Errors: `node.noChoice`, `node.planStops`, `docker.*`; those of `raise` end the work. */
    async up({ choice }: Input<'node.up'>): Promise<Begun> {
      const first = await draw(choice);
      refuseStopped(first.plan);
      return begin('node.up', words.keepsOnUp, async (report, isAlone) => {
        // What other work did until it ended is not in it.
        const drawn = isAlone ? first : await draw(choice);
        report.parts(partsOf(drawn.plan));
        await raise(deps, drawn, report, async () => {
          // Before the new client is held: until then the data is known as the old one's.
          for (const { plan, copy } of drawn.drops) {
            report.update(stepId.drop(plan.role), {});
            await throwAway(deps, plan, 'volume', report.signal, copy);
            report.finish(stepId.drop(plan.role));
          }
          await held.hold(drawn.plan, drawn.slots);
        });
      });
    },
    async down(): Promise<Begun> {
      const { instance } = keptOr();
      return begin('node.down', words.keepsOnDown, async (report) => {
        const { inOrder, parts } = stopping(await containersNow(instance));
        report.parts(parts);
        await lower(docker, inOrder, report);
      });
    },
    async restart(): Promise<Begun> {
      const { instance } = keptOr();
      refuseStopped((await draw(null)).plan);
      return begin('node.restart', words.keepsOnUp, async (report) => {
        const { inOrder, parts } = stopping(await containersNow(instance));
        const drawn = await draw(null);
        report.parts([...parts, ...partsOf(drawn.plan)]);
        await lower(docker, inOrder, report);
        await raise(deps, drawn, report);
      });
    },
    async removal(wish: Input<'node.removal'>): Promise<RemovalPlan> {
      const { goes, stays } = await removalOf(deps, keptOr(), wish);
      return { goes, stays };
    },
    async remove(wish: Input<'node.remove'>): Promise<Begun> {
      const { instance } = keptOr();
      return begin('node.remove', words.keepsOnRemove, async (report) => {
        const kept = keptOr();
        const { inOrder, parts } = stopping(await containersNow(instance));
        report.parts([...parts, { id: 'remove', what: words.remove }]);
        await lower(docker, inOrder, report);
        report.update('remove', {});
        const removal = await removalOf(deps, kept, wish);
        const [image] = (await draw(null)).plan.images;
        await removeNode(deps, kept, removal, image?.ref ?? '');
        const hasChain = wish.keepData;
        await store.set(removal.secrets ? noNode : { node: hasChain ? kept : { ...kept, checkpoint: null, hasBegun: false } });
        const ofRole = (role: Role) =>
          volumeAt(containerName({ instance, side: 'own' }, role), kept.choice.dataFolder, deps.slots(role, null).data ?? undefined).name;
        if (!wish.keepData) await held.forget((role) => removal.volumes.some(({ name }) => name === ofRole(role)));
        report.finish('remove');
      });
    },
  };
}
