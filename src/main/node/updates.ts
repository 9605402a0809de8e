import { AppError, toFault } from '../../shared/app-error.ts';
import type { Input, Output } from '../../shared/contract.ts';
import type { ClientId, Role } from '../../shared/node.ts';
import type { NodePlan } from '../../shared/node-life.ts';
import type { NodeUpdates } from '../../shared/node-update.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { nodeUpdateWords as words } from '../../shared/strings/node-update.ts';
import type { Docker } from '../platform/docker/docker.ts';
import type { WorkReport } from '../platform/work/work.ts';
import { type CopiesDeps, dataCopies } from './data-copies.ts';
import { copyAmong, otherSlot, type SlotsFor } from './data-place.ts';
import { type Drawn, drawer, nodeLabels } from './draw.ts';
import { type HeldImage, type HeldImages, type KeptVersions, newlyHeld } from './held-images.ts';
import { stepId } from './preview.ts';
import { dropSpares, partsOf, type RaiseDeps, raise, refuseStopped } from './raise.ts';
import type { CataloguedImage, ImageFor } from './spec-of.ts';

export type UpdateDeps = RaiseDeps &
  CopiesDeps & {
    readonly docker: Pick<Docker, 'registryDigest' | 'imagePresent'>;
    /** What the list of images has now; `images` is what the node is held to. */
    readonly catalogue: (client: ClientId, role: Role) => CataloguedImage | null;
  };
type Begin = (kind: 'node.update' | 'node.rollback', keeps: string, run: (report: WorkReport) => Promise<void>) => Output<'node.update'>;
type Row = NodeUpdates['rows'][number];
type Offer = { readonly row: Row; readonly target: HeldImage | null };

const digestIn = (ref: string): string | null => /@(sha256:\w+)$/.exec(ref)?.[1] ?? null;
const byDigest = (tag: string, digest: string): string => `${tag.replace(/:[^/:]*$/, '')}@${digest}`;
const roles = (images: HeldImages) => Object.entries(images) as readonly (readonly [Role, HeldImage])[];

/** Whether the image that a part had before can read what the one it has now has written. */
function wayBack(role: Role, now: HeldImage | undefined, old: HeldImage): Row['back'] {
  // On a copy of its data it reads nothing that another has written.
  if (now?.ref === old.ref || (now !== undefined && now.slot !== old.slot)) return 'possible';
  if (!now || now.database === null || old.database === null) return 'unknown';
  if (now.database === old.database) return 'possible';
  // The generation is that of the chain's database, which a validator client has none of.
  return role === 'validator' ? 'unknown' : 'impossible';
}

/** What speaks against a rollback: a database that was changed, else one of which that is not known, else a record of what was signed. */
function againstRollback({ held, before }: KeptVersions): AppError | null {
  const all = roles(before).map(([role, old]) => ({ role, old, now: held[role], back: wayBack(role, held[role], old) }));
  const changed = all.find(({ back }) => back === 'impossible');
  if (changed !== undefined) {
    const found = { found: changed.now?.database ?? '', needed: changed.old.database ?? '' };
    return new AppError('node.databaseChanged', { what: clientTitles[changed.old.client], ...found });
  }
  const unknown = all.filter(({ back }) => back === 'unknown');
  const ofChain = unknown.filter(({ role }) => role !== 'validator');
  const titles = new Set((ofChain.length > 0 ? ofChain : unknown).map(({ old }) => clientTitles[old.client]));
  if (titles.size === 0) return null;
  return new AppError(ofChain.length > 0 ? 'node.databaseUnknown' : 'node.recordUnknown', { what: [...titles].join(' or ') });
}

/** Newer versions of the own node's clients, taken in stages, and the way back. */
export function nodeUpdates(deps: UpdateDeps, begin: Begin) {
  const { docker, catalogue, versions, recorded, owner, clock } = deps;
  const draw = drawer(deps);
  const copies = dataCopies(deps);
  const digestOf = ({ ref, tag }: HeldImage): string | null => digestIn(ref) ?? recorded(tag)?.digest ?? null;

  /** What there is for a part, and what it would be held to. */
  async function offerFor(role: Role, now: HeldImage): Promise<Offer> {
    const offered = catalogue(now.client, role);
    const row = {
      role,
      client: now.client,
      from: now.ref,
      to: null,
      notes: null,
      requiredBy: [],
      present: true,
      back: 'possible' as const,
    };
    const taken = async (target: HeldImage) => ({
      ...{ to: target.ref, back: wayBack(row.role, target, now), present: (await docker.imagePresent(target.ref)) !== null },
    });
    if (offered !== null && offered.ref !== now.tag) {
      const target = newlyHeld(now.client, offered.ref, offered, now.slot);
      const told = { notes: offered.notes ?? null, requiredBy: [...(offered.requiredBy ?? [])] };
      return { row: { ...row, ...told, ...(await taken(target)), kind: 'version' }, target };
    }
    const known = digestOf(now);
    // One that was built here has no registry to ask.
    if (known === null) return { row: { ...row, kind: 'none' }, target: null };
    const digest = await docker.registryDigest(now.tag).catch(() => null);
    if (digest === null || digest === known) return { row: { ...row, kind: digest === null ? 'unasked' : 'none' }, target: null };
    const target = { ...now, ref: byDigest(now.tag, digest), digest };
    return { row: { ...row, ...(await taken(target)), kind: 'digest' }, target };
  }
  const offers = async ({ containers }: NodePlan): Promise<readonly Offer[]> => {
    const { held } = versions.get();
    const known = containers.flatMap(({ role }) => (held[role] === undefined ? [] : [{ role, now: held[role] }]));
    return Promise.all(known.map(({ role, now }) => offerFor(role, now)));
  };

  /** Everything is fetched while the old parts run; then the switch is kept, and from then on every start goes to the new side. */
  async function move(
    to: HeldImages,
    kept: (now: KeptVersions, copied: readonly Role[]) => KeptVersions,
    report: WorkReport,
    keepCopy = false,
  ): Promise<void> {
    const images: ImageFor = (client, role) => (to[role]?.client === client ? to[role] : deps.images(client, role));
    const slots: SlotsFor = (role, client) => ({ ...deps.slots(role, client), ...(to[role] && { data: to[role].slot }) });
    const going = { ...deps, images, slots };
    const drawn = await drawer(going)(null);
    refuseStopped(drawn.plan);
    const wanted = roles(to).map(([role]) => role);
    const parts = partsOf(drawn.plan);
    const fetched = parts.filter(({ unit }) => unit === 'bytes');
    const copying = keepCopy ? await copies.parts(drawn, wanted) : [];
    report.parts([...fetched, ...copying, ...parts.filter((part) => !fetched.includes(part))]);
    await deps.ensureImages(
      drawn.plan.images.map(({ ref }) => ({ id: stepId.image(ref), candidates: [{ ref, source: { kind: 'registry' } }] })),
      report,
    );
    if (report.signal.aborted) throw new AppError('work.cancelled');
    const copied = keepCopy ? await copies.keep(drawn, wanted, report) : [];
    await versions.set(kept(versions.get(), copied));
    await raise(going, drawn, report);
    await dropSpares(going, drawn);
  }
  /** What ran before, on a copy of its data only where that is there. */
  async function wayBackNow({ plan, kept, containers, otherwiseFrom }: Drawn): Promise<KeptVersions> {
    const { held, before, copiedAt } = versions.get();
    const there = new Set(await docker.volumes(nodeLabels(owner, plan.instance)));
    const hasCopy = (role: Role): boolean => {
      const part = containers(kept.checkpoint?.url ?? otherwiseFrom).find((one) => one.role === role);
      return part !== undefined && copyAmong(there, part, kept.choice.dataFolder, deps.slots) !== null;
    };
    const now = roles(before).map(([role, old]) => [role, hasCopy(role) ? old : { ...old, slot: held[role]?.slot ?? old.slot }]);
    return { held, before: Object.fromEntries(now), copiedAt };
  }
  const onCopies = (images: HeldImages, copied: readonly Role[]): HeldImages =>
    Object.fromEntries(roles(images).map(([role, one]) => [role, copied.includes(role) ? { ...one, slot: otherSlot[one.slot] } : one]));
  const withDigests = (images: HeldImages): HeldImages =>
    Object.fromEntries(roles(images).map(([role, one]) => [role, { ...one, digest: digestOf(one) }]));

  return {
    dataCopies: copies.dataCopies,
    removeDataCopies: copies.removeDataCopies,
    async updates(): Promise<NodeUpdates> {
      const drawn = await draw(null);
      const [found, now] = await Promise.all([offers(drawn.plan), wayBackNow(drawn)]);
      const against = againstRollback(now);
      const fault = against && toFault(against);
      const said = fault && `${fault.message} ${fault.hint}`;
      const isRefused = against?.code === 'node.databaseChanged';
      return {
        rows: found.map(({ row }) => row),
        back: roles(now.before)
          .map(([role, old]) => {
            const held = now.held[role];
            const copiedAt = old.slot === held?.slot ? null : now.copiedAt;
            return { role, client: old.client, from: held?.ref ?? '', to: old.ref, copiedAt };
          })
          .filter(({ from, to }) => from !== to),
        backRefused: isRefused ? said : null,
        backRisk: isRefused ? null : said,
      };
    },
    /** With nothing newer it finishes what an update that was cut off had begun. */
    async update({ keepCopy }: Input<'node.update'>): Promise<Output<'node.update'>> {
      refuseStopped((await draw(null)).plan);
      return begin('node.update', words.keeps, async (report) => {
        const found = await offers((await draw(null)).plan);
        const to: HeldImages = Object.fromEntries(found.flatMap(({ row, target }) => (target === null ? [] : [[row.role, target]])));
        const old = (held: HeldImages): HeldImages => Object.fromEntries(roles(held).filter(([role]) => to[role] !== undefined));
        const isNewer = roles(to).length > 0;
        const kept = ({ held, before, copiedAt }: KeptVersions, copied: readonly Role[]): KeptVersions => ({
          held: { ...held, ...to },
          ...(isNewer
            ? { before: onCopies(withDigests(old(held)), copied), copiedAt: copied.length > 0 ? clock.now() : null }
            : { before, copiedAt }),
        });
        await move(to, kept, report, keepCopy);
      });
    },
    async rollback({ riskResync }: Input<'node.rollback'>): Promise<Output<'node.rollback'>> {
      if (roles(versions.get().before).length === 0) throw new AppError('node.noRollback');
      const drawn = await draw(null);
      const now = await wayBackNow(drawn);
      const against = againstRollback(now);
      if (against !== null && !(riskResync && against.code !== 'node.databaseChanged')) throw against;
      refuseStopped(drawn.plan);
      return begin('node.rollback', words.keeps, async (report) => {
        const { before } = await wayBackNow(await draw(null));
        const found = await Promise.all(
          roles(before).map(async ([role, old]) => {
            const here = await docker.imagePresent(old.ref);
            // Its name may hold another image by now; the digest is the very one. Loaded from a file it has none, and the guard knows it.
            const isHere = old.digest === null || (here !== null && (here.digests.length === 0 || here.digests.includes(old.digest)));
            return [role, isHere ? old : { ...old, ref: byDigest(old.tag, old.digest ?? '') }] as const;
          }),
        );
        const to: HeldImages = Object.fromEntries(found);
        // Until everything is back there is something to go back to, so that one that was cut off is finished when it is asked for again.
        await move(to, ({ held }) => ({ held: { ...held, ...to }, before: to, copiedAt: null }), report);
        await versions.set({ ...versions.get(), before: {} });
      });
    },
  };
}
