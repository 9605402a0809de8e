import { z } from 'zod';
import { clientId, consensusLine, type Role, role } from '../../shared/node.ts';
import type { NodePlan } from '../../shared/node-life.ts';
import { unixMs } from '../../shared/scalars.ts';
import type { JsonStore } from '../platform/files/json-store.ts';
import { type Slot, type Slots, type SlotsFor, slot } from './data-place.ts';
import type { CataloguedImage, ImageFor } from './spec-of.ts';

/** The image that a role of the own node is held to. `tag` is its name in the list of images, `ref` what containers are made from. */
const heldImage = z.object({
  client: clientId,
  tag: z.string(),
  ref: z.string(),
  /** Of what the registry had; null where it is not known. */
  digest: z.string().nullable(),
  line: consensusLine.nullable(),
  /** Generation of its database, as the list of images says; null where it says none. */
  database: z.string().nullable(),
  /** Where the data that it runs on lie. */
  slot: slot.default('first'),
});
export type HeldImage = z.infer<typeof heldImage>;
export type HeldImages = Readonly<Partial<Record<Role, HeldImage>>>;
/** `versions.json`: what the own node runs, and what it ran before its last update. */
export const keptVersions = z.object({
  held: z.partialRecord(role, heldImage),
  before: z.partialRecord(role, heldImage),
  /** When the data that `before` has of its own were copied; null where it has none. */
  copiedAt: unixMs.nullable().default(null),
});
export type KeptVersions = z.infer<typeof keptVersions>;
export const noVersions: KeptVersions = { held: {}, before: {}, copiedAt: null };

type Catalogue = (...asked: Parameters<ImageFor>) => CataloguedImage | null;

export const newlyHeld = (client: HeldImage['client'], tag: string, known: CataloguedImage | null, at: Slot = 'first'): HeldImage => ({
  ...{ client, tag, ref: tag, digest: null },
  line: known?.line ?? null,
  database: known?.database ?? null,
  slot: at,
});

/** Where the data of a role lie, and where a copy lies that this client goes back to; null where that is not known. */
export const slotsOf =
  (versions: Pick<JsonStore<KeptVersions>, 'get'>): SlotsFor =>
  (as, client) => {
    const { held, before } = versions.get();
    const [now, old] = [held[as], before[as]];
    return { data: now?.slot ?? null, copy: old !== undefined && old.client === client && old.slot !== now?.slot ? old.slot : null };
  };

/**
 * Images of the own node: a role stays on the image that it began with, also when the list of images knows a newer one. Only an update
 * or a rollback moves it; another client begins with what the list has.
 */
export function heldImages(catalogue: Catalogue, store: JsonStore<KeptVersions>) {
  return {
    imageFor: ((client, as) => {
      const held = store.get().held[as];
      return held?.client === client ? { ref: held.ref, line: held.line } : catalogue(client, as);
    }) satisfies ImageFor,
    /** Holds what a plan is about to make, where nothing is held yet. */
    async hold({ containers }: Pick<NodePlan, 'containers'>, slots: Slots): Promise<void> {
      const { held, before, copiedAt } = store.get();
      const fresh = containers.filter((c) => held[c.role]?.client !== c.client);
      if (fresh.length === 0) return;
      const next: KeptVersions = { held: { ...held }, before: { ...before }, copiedAt };
      for (const { role: as, client, image } of fresh) {
        next.held[as] = newlyHeld(client, image, catalogue(client, as), slots[as]);
        delete next.before[as];
      }
      await store.set(next);
    },
    /** A part whose data is gone may begin with anything. */
    async forget(isGone: (as: Role) => boolean): Promise<void> {
      const left = Object.entries(store.get().held).filter(([as]) => !isGone(role.parse(as)));
      await store.set({ ...noVersions, held: Object.fromEntries(left) });
    },
  };
}
