import { AppError } from '../../shared/app-error.ts';
import type { Input, Output } from '../../shared/contract.ts';
import type { MovePlan, OldData } from '../../shared/node-move.ts';
import { folderFindings as folderWords, moveWords as words } from '../../shared/strings/node-move.ts';
import type { Docker } from '../platform/docker/docker.ts';
import type { WorkReport } from '../platform/work/work.ts';
import { type Copy, type CopyDataDeps, copyAll, copyParts } from './copy-data.ts';
import { folderFindings, roomFindings } from './data-folder.ts';
import { otherSlot, volumeAt } from './data-place.ts';
import { type DoingDeps, refuseElsewhere } from './doing.ts';
import { drawer, nodeLabels } from './draw.ts';
import { lower, stopping } from './lower.ts';
import { carrierOf, removeData } from './old-data.ts';
import { partsOf, type RaiseDeps, raise, refuseStopped } from './raise.ts';

export type MoveDeps = RaiseDeps & CopyDataDeps & DoingDeps & { readonly docker: Pick<Docker, 'volumeSizes'> };
type Begin = (kind: 'node.move', keeps: string, run: (report: WorkReport) => Promise<void>) => Output<'node.move'>;

/** The node's data on another disk: what that would do, doing it, and letting go of what is left behind. */
export function nodeMove(deps: MoveDeps, begin: Begin) {
  const { docker, owner, store, folderFacts } = deps;
  const draw = drawer(deps);

  async function look(folder: string | null) {
    const { plan, kept, containers, otherwiseFrom, slots } = await draw(null);
    const now = kept.choice.dataFolder;
    const labels = nodeLabels(owner, plan.instance);
    const volumes = new Set(await docker.volumes(labels));
    const copies: readonly Copy[] = containers(kept.checkpoint?.url ?? otherwiseFrom)
      .map((one) => ({ plan: one, from: one.volume, to: volumeAt(one.name, folder, slots[one.role]) }))
      .filter(({ from }) => volumes.has(from.name));
    const root = await docker.rootDir();
    const [from, to] = [now ?? root, folder ?? root];
    const [fromFacts, toFacts, measured] = await Promise.all([
      from === null ? null : folderFacts(from),
      to === null ? null : folderFacts(to),
      docker.volumeSizes(labels).catch(() => null),
    ]);
    // Docker does not measure what lies outside its own store.
    const sizes = now === null && measured !== null ? copies.map((copy) => measured.get(copy.from.name) ?? 0) : null;
    const bytes = sizes === null ? null : sizes.reduce((sum, size) => sum + size, 0);
    const hasCopy = copies.some(({ plan: { name, role } }) => volumes.has(volumeAt(name, now, otherSlot[slots[role] ?? 'first']).name));
    const half = copies.map((copy) => copy.to.name);
    const text = (one: string) => ({ level: 'stops' as const, text: one });
    const findings: MovePlan['findings'] = [
      ...(copies.length === 0 ? [text(folderWords.nothing)] : []),
      ...(folder === now ? [text(folderWords.same)] : []),
      ...(copies.some((copy) => kept.old.some(({ name }) => name === copy.to.name)) ? [text(folderWords.oldThere)] : []),
      ...(hasCopy ? [text(folderWords.hasCopy)] : []),
      ...(folder === null || toFacts === null
        ? []
        : folderFindings({ path: folder, facts: toFacts, isHere: root !== null, own: folder === now ? (toFacts.entries ?? []) : half })),
      ...roomFindings(bytes, toFacts?.freeBytes ?? null, { from: fromFacts?.device ?? null, to: toFacts?.device ?? null }),
    ];
    return { copies, labels, plan: { from, to, bytes, freeBytes: toFacts?.freeBytes ?? null, findings } satisfies MovePlan };
  }

  /** Whether it runs as it is chosen, and so from its new place. */
  const runsThere = async (): Promise<boolean> => (await draw(null)).plan.steps.every(({ done }) => done);
  const keptNow = () => {
    const { node } = store.get();
    if (node === null) throw new AppError('node.noChoice');
    return node;
  };

  return {
    movePlan: async ({ folder }: Input<'node.movePlan'>): Promise<MovePlan> => (await look(folder)).plan,
    async move({ folder }: Input<'node.move'>): Promise<Output<'node.move'>> {
      refuseStopped((await look(folder)).plan);
      return begin('node.move', words.keeps, async (report) => {
        const { copies, labels, plan } = await look(folder);
        refuseStopped(plan);
        const { inOrder, parts } = stopping(await docker.list(labels));
        const starting = partsOf((await draw(null)).plan);
        report.parts([...parts, ...copyParts, ...starting]);
        await lower(docker, inOrder, report);
        await copyAll(deps, copies, labels, plan.bytes, report).catch(async (error: unknown) => {
          for (const copy of copies) await removeData(deps, carrierOf(copy.plan), copy.to).catch(() => undefined);
          throw error;
        });
        const kept = keptNow();
        const old = [...kept.old, ...copies.map(({ from }) => ({ name: from.name, folder: from.folder ?? null }))];
        // From here on every start goes to the new place.
        await store.set({ node: { ...kept, choice: { ...kept.choice, dataFolder: folder }, old } });
        await raise(deps, await draw(null), report);
      });
    },
    async oldData(): Promise<OldData> {
      const { node } = store.get();
      if (node === null || node.old.length === 0) return { volumes: [], mayGo: false };
      return {
        volumes: node.old.map(({ name, folder }) => ({ name, where: folder })),
        mayGo: await runsThere(),
      };
    },
    async removeOldData(): Promise<void> {
      await refuseElsewhere(deps);
      const kept = keptNow();
      if (!(await runsThere())) throw new AppError('node.oldDataNeeded');
      const { containers, otherwiseFrom } = await draw(null);
      const [any] = containers(kept.checkpoint?.url ?? otherwiseFrom);
      if (any === undefined) throw new AppError('node.oldDataNeeded');
      for (const { name, folder } of kept.old) await removeData(deps, carrierOf(any), { name, folder: folder ?? undefined });
      await store.set({ node: { ...keptNow(), old: [] } });
    },
  };
}
