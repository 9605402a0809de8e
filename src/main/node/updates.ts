import { AppError, toFault } from '../../shared/app-error.ts';
import type { Input, Output } from '../../shared/contract.ts';
import type { ClientId, Role } from '../../shared/node.ts';
import type { NodePlan } from '../../shared/node-life.ts';
import type { NodeUpdates } from '../../shared/node-update.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { nodeUpdateWords as words } from '../../shared/strings/node-update.ts';
import type { Docker } from '../platform/docker/docker.ts';
import type { JsonStore } from '../platform/files/json-store.ts';
import type { WorkReport } from '../platform/work/work.ts';
import { drawer, nodeLabels } from './draw.ts';
import { type HeldImage, type HeldImages, type KeptVersions, newlyHeld } from './held-images.ts';
import { stepId } from './preview.ts';
import { partsOf, type RaiseDeps, raise, refuseStopped } from './raise.ts';
import type { CataloguedImage, ImageFor } from './spec-of.ts';

export type UpdateDeps = RaiseDeps & {
  readonly docker: Pick<Docker, 'registryDigest' | 'imagePresent' | 'volumeBytes'>;
  /** What the list of images has now; `images` is what the node is held to. */
  readonly catalogue: (client: ClientId, role: Role) => CataloguedImage | null;
  readonly versions: JsonStore<KeptVersions>;
};
type Begin = (kind: 'node.update' | 'node.rollback', keeps: string, run: (report: WorkReport) => Promise<void>) => Output<'node.update'>;
type Row = NodeUpdates['rows'][number];
type Offer = { readonly row: Row; readonly target: HeldImage | null };

const digestIn = (ref: string): string | null => /@(sha256:\w+)$/.exec(ref)?.[1] ?? null;
const byDigest = (tag: string, digest: string): string => `${tag.replace(/:[^/:]*$/, '')}@${digest}`;
const roles = (images: HeldImages) => Object.entries(images) as readonly (readonly [Role, HeldImage])[];

/** Whether the image that a part had before can read what the one it has now has written. */
function wayBack(now: HeldImage | undefined, old: HeldImage): Row['back'] {
  if (now?.ref === old.ref) return 'possible';
  if (!now || now.database === null || old.database === null) return 'unknown';
  return now.database === old.database ? 'possible' : 'impossible';
}

/** What speaks against a rollback: a database that was changed, else one of which that is not known. */
function againstRollback({ held, before }: KeptVersions): AppError | null {
  const all = roles(before).map(([role, old]) => ({ old, now: held[role], back: wayBack(held[role], old) }));
  const changed = all.find(({ back }) => back === 'impossible');
  if (changed !== undefined) {
    const found = { found: changed.now?.database ?? '', needed: changed.old.database ?? '' };
    return new AppError('node.databaseChanged', { what: clientTitles[changed.old.client], ...found });
  }
  const unknown = new Set(all.filter(({ back }) => back === 'unknown').map(({ old }) => clientTitles[old.client]));
  return unknown.size === 0 ? null : new AppError('node.databaseUnknown', { what: [...unknown].join(' or ') });
}

/** Newer versions of the own node's clients, taken in stages, and the way back. */
export function nodeUpdates(deps: UpdateDeps, begin: Begin) {
  const { docker, catalogue, versions, recorded, owner } = deps;
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
      ...{ to: target.ref, back: wayBack(target, now), present: (await docker.imagePresent(target.ref)) !== null },
    });
    if (offered !== null && offered.ref !== now.tag) {
      const target = newlyHeld(now.client, offered.ref, offered);
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
  async function move(to: HeldImages, kept: (now: KeptVersions) => KeptVersions, report: WorkReport): Promise<void> {
    const images: ImageFor = (client, role) => (to[role]?.client === client ? to[role] : deps.images(client, role));
    const drawn = await drawer({ ...deps, images })(null);
    refuseStopped(drawn.plan);
    report.parts(partsOf(drawn.plan));
    await deps.ensureImages(
      drawn.plan.images.map(({ ref }) => ({ id: stepId.image(ref), candidates: [{ ref, source: { kind: 'registry' } }] })),
      report,
    );
    if (report.signal.aborted) throw new AppError('work.cancelled');
    await versions.set(kept(versions.get()));
    await raise({ ...deps, images }, drawn, report);
  }
  const withDigests = (images: HeldImages): HeldImages =>
    Object.fromEntries(roles(images).map(([role, one]) => [role, { ...one, digest: digestOf(one) }]));

  return {
    async updates({ measure }: Input<'node.updates'>): Promise<NodeUpdates> {
      const { plan } = await drawer(deps)(null);
      const now = versions.get();
      const [found, dataBytes] = await Promise.all([
        offers(plan),
        measure ? docker.volumeBytes(nodeLabels(owner, plan.instance)).catch(() => null) : null,
      ]);
      const against = againstRollback(now);
      const fault = against && toFault(against);
      const said = fault && `${fault.message} ${fault.hint}`;
      const isRefused = against?.code === 'node.databaseChanged';
      return {
        rows: found.map(({ row }) => row),
        back: roles(now.before)
          .map(([role, old]) => ({ role, client: old.client, from: now.held[role]?.ref ?? '', to: old.ref }))
          .filter(({ from, to }) => from !== to),
        backRefused: isRefused ? said : null,
        backRisk: isRefused ? null : said,
        dataBytes,
      };
    },
    /** With nothing newer it finishes what an update that was cut off had begun. */
    async update(): Promise<Output<'node.update'>> {
      refuseStopped((await drawer(deps)(null)).plan);
      return begin('node.update', words.keeps, async (report) => {
        const found = await offers((await drawer(deps)(null)).plan);
        const to: HeldImages = Object.fromEntries(found.flatMap(({ row, target }) => (target === null ? [] : [[row.role, target]])));
        const old = (held: HeldImages): HeldImages => Object.fromEntries(roles(held).filter(([role]) => to[role] !== undefined));
        const isNewer = roles(to).length > 0;
        await move(to, ({ held, before }) => ({ held: { ...held, ...to }, before: isNewer ? withDigests(old(held)) : before }), report);
      });
    },
    async rollback({ riskResync }: Input<'node.rollback'>): Promise<Output<'node.rollback'>> {
      const now = versions.get();
      if (roles(now.before).length === 0) throw new AppError('node.noRollback');
      const against = againstRollback(now);
      if (against !== null && !(riskResync && against.code === 'node.databaseUnknown')) throw against;
      refuseStopped((await drawer(deps)(null)).plan);
      return begin('node.rollback', words.keeps, async (report) => {
        const { before } = versions.get();
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
        await move(to, ({ held }) => ({ held: { ...held, ...to }, before: to }), report);
        await versions.set({ ...versions.get(), before: {} });
      });
    },
  };
}
