import { AppError } from '../../shared/app-error.ts';
import type { Input } from '../../shared/contract.ts';
import type { Role } from '../../shared/node.ts';
import type { DataCopies } from '../../shared/node-update.ts';
import { bytes as sized } from '../../shared/strings/host.ts';
import { copyWords as words } from '../../shared/strings/node-copy.ts';
import type { Docker } from '../platform/docker/docker.ts';
import type { JsonStore } from '../platform/files/json-store.ts';
import type { WorkReport } from '../platform/work/work.ts';
import { type Copy, type CopyDataDeps, copyAll, copyParts } from './copy-data.ts';
import { SPARE } from './data-folder.ts';
import { besideData, mayGoBack } from './data-place.ts';
import { diskMbPerSecond, diskTime } from './disk-time.ts';
import { type DoingDeps, refuseElsewhere } from './doing.ts';
import { type Drawn, drawer, nodeLabels } from './draw.ts';
import type { KeptVersions } from './held-images.ts';
import { lower, stopping } from './lower.ts';
import { dropSpares, type RaiseDeps } from './raise.ts';

export type CopiesDeps = RaiseDeps &
  CopyDataDeps &
  DoingDeps & {
    readonly docker: Pick<Docker, 'volumeSizes' | 'start'>;
    readonly versions: JsonStore<KeptVersions>;
  };
type Sizes = ReadonlyMap<string, number> | null;

/** The rest of the node goes on writing while data are copied: with less room than this on the disk the copy ends. */
const LEAVES_BYTES = 10e9;
const LOOKS_EVERY_BYTES = 1e9;
/** The copy is read once more, to compare. */
const PASSES = 2;

const runs = new Set(['running', 'restarting', 'paused']);
const sumOf = (sizes: Sizes, names: readonly string[]): number | null =>
  sizes === null ? null : names.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);

/** Copies of the chain data that are kept over an update: what one would take, making it, and letting it go. */
export function dataCopies(deps: CopiesDeps) {
  const { docker, owner, versions } = deps;
  const draw = drawer(deps);

  /** Parts with data that may be copied, and where their copies lie or would. */
  async function look({ plan, kept, containers, otherwiseFrom }: Drawn) {
    const { dataFolder } = kept.choice;
    const volumes = new Set(await docker.volumes(nodeLabels(owner, plan.instance)));
    const copies: readonly Copy[] = containers(kept.checkpoint?.url ?? otherwiseFrom)
      .filter((one) => mayGoBack(one) && volumes.has(one.volume.name))
      .flatMap((one) => {
        const to = besideData(one, dataFolder, deps.slots);
        return to === null ? [] : [{ plan: one, from: one.volume, to }];
      });
    return { copies, there: copies.filter(({ to }) => volumes.has(to.name)) };
  }
  /** Docker does not measure what lies outside its own store. */
  const measure = async ({ plan, kept }: Drawn): Promise<Sizes> =>
    kept.choice.dataFolder === null ? docker.volumeSizes(nodeLabels(owner, plan.instance)).catch(() => null) : null;

  /** Containers of these parts that run, in the order of their end. */
  async function running({ plan }: Drawn, copies: readonly Copy[]) {
    const names = new Set(copies.map((copy) => copy.plan.name));
    const all = (await docker.list(nodeLabels(owner, plan.instance))).filter(({ name, state }) => names.has(name) && runs.has(state));
    return stopping(all).inOrder;
  }

  /** What a copy of these parts would take, and what speaks against it; null where none of them has data that may be copied. */
  function next({ plan }: Drawn, { copies, there }: Awaited<ReturnType<typeof look>>, roles: readonly Role[], sizes: Sizes) {
    const wanted = copies.filter(({ plan: { role } }) => roles.includes(role));
    if (wanted.length === 0) return null;
    const bytes = sumOf(
      sizes,
      wanted.map(({ from }) => from.name),
    );
    const goes = sumOf(
      sizes,
      there.map(({ to }) => to.name),
    );
    const freeBytes = plan.disk.freeBytes === null ? null : plan.disk.freeBytes + (goes ?? 0);
    const needed = bytes === null ? null : bytes * SPARE;
    const fits = needed !== null && freeBytes !== null ? needed <= freeBytes : null;
    return {
      copies: wanted,
      shown: {
        clients: [...new Set(wanted.map(({ plan: { client } }) => client))],
        bytes,
        freeBytes,
        time: bytes === null ? null : { ...diskTime(PASSES * bytes), source: words.time(diskMbPerSecond.quick, diskMbPerSecond.slow) },
        findings: [
          ...(fits === null ? [{ level: 'watch' as const, text: words.unmeasured(sized(LEAVES_BYTES)) }] : []),
          ...(fits === false ? [{ level: 'stops' as const, text: words.room(sized(needed ?? 0), sized(freeBytes ?? 0)) }] : []),
        ],
      },
    };
  }

  /** From here on nothing goes back to a copy: it may be taken away at any time. */
  async function letGo(): Promise<void> {
    const { held, before, copiedAt } = versions.get();
    if (copiedAt === null) return;
    const onData = Object.entries(before).map(([role, old]) => [role, { ...old, slot: held[role as Role]?.slot ?? old.slot }]);
    await versions.set({ held, before: Object.fromEntries(onData), copiedAt: null });
  }

  /** Reports bytes, and ends the copy before it fills the disk that the rest of the node writes on. */
  function guarded(report: WorkReport, where: string | null) {
    const full = new AbortController();
    let looksAt = LOOKS_EVERY_BYTES;
    const lookAt = async (path: string): Promise<void> => {
      const free = await deps.freeBytes(path);
      if (free !== null && free < LEAVES_BYTES) full.abort();
    };
    const update: WorkReport['update'] = (id, change) => {
      report.update(id, change);
      if (where === null || (change.done ?? 0) < looksAt) return;
      looksAt = (change.done ?? 0) + LOOKS_EVERY_BYTES;
      void lookAt(where).catch(() => undefined);
    };
    return { full: full.signal, report: { ...report, update, signal: AbortSignal.any([report.signal, full.signal]) } };
  }

  return {
    async dataCopies({ roles }: Input<'node.dataCopies'>): Promise<DataCopies> {
      const drawn = await draw(null);
      const [seen, sizes] = await Promise.all([look(drawn), measure(drawn)]);
      const { copiedAt } = versions.get();
      return {
        next: next(drawn, seen, roles, sizes)?.shown ?? null,
        kept: seen.there.map(({ plan: { client }, to }) => ({
          ...{ client, volume: to.name, where: to.folder ?? null, bytes: sizes?.get(to.name) ?? null },
        })),
        copiedAt,
      };
    },
    async removeDataCopies(): Promise<void> {
      await refuseElsewhere(deps);
      const drawn = await draw(null);
      await letGo();
      await dropSpares(deps, drawn);
    },
    /** What work shows that keeps a copy of these parts. */
    async parts(drawn: Drawn, roles: readonly Role[]) {
      const copies = next(drawn, await look(drawn), roles, null)?.copies ?? [];
      const { parts } = stopping(await running(drawn, copies));
      return copies.length === 0 ? [] : [...parts, ...copyParts];
    },
    /**
     * Stops these parts and copies what of their data may be copied, after older copies are gone; answers whose. Where it fails or is
     * cancelled there is no copy, and parts that ran run again. Errors: `node.copyTooLarge`, `node.copyFull`, those of `copyAll`.
     */
    async keep(drawn: Drawn, roles: readonly Role[], report: WorkReport): Promise<readonly Role[]> {
      const [seen, sizes] = await Promise.all([look(drawn), measure(drawn)]);
      const found = next(drawn, seen, roles, sizes);
      if (found === null) return [];
      const against = found.shown.findings.filter(({ level }) => level === 'stops').map(({ text }) => text);
      if (against.length > 0) throw new AppError('node.copyTooLarge', { found: against.join(' ') });
      await letGo();
      await dropSpares(deps, drawn);
      const guard = guarded(report, drawn.plan.disk.where);
      const containers = await running(drawn, found.copies);
      try {
        await lower(docker, containers, report);
        await copyAll(deps, found.copies, nodeLabels(owner, drawn.plan.instance), found.shown.bytes, guard.report);
      } catch (error) {
        await dropSpares(deps, drawn).catch(() => undefined);
        for (const { name } of containers.toReversed()) await docker.start(name).catch(() => undefined);
        if (guard.full.aborted) throw new AppError('node.copyFull', { needed: sized(LEAVES_BYTES) }, { cause: error });
        throw error;
      }
      return found.copies.map(({ plan: { role } }) => role);
    },
  };
}
