import { z } from 'zod';
import { type ClientId, type ConsensusLine, clientId, consensusLine, type Role, role } from '../../../shared/node.ts';
import { profileId } from '../../../shared/practice.ts';
import { cannotShow } from '../../../shared/strings/practice.ts';

const preset = z.enum(['minimal', 'mainnet']);
const recipe = z.enum(['geth-1.16.9', 'lodestar-1.5.1']);

const image = z.object({
  id: z.string(),
  repository: z.string(),
  tag: z.string(),
  client: clientId,
  /** Which flags a consensus client of this image knows. */
  line: consensusLine.optional(),
  roles: z.array(role).min(1),
  /** Presets a consensus image can run. */
  presets: z.array(preset).optional(),
  /** What is new in it, in a sentence. */
  notes: z.string().optional(),
  /**
   * Generation of its database: a version with another cannot read it. As the client's own source at the tag numbers it (Geth:
   * `BlockChainVersion`) or its release notes tell; left out where neither was read.
   */
  database: z.string().optional(),
  /** Forks that it is the first version to know. */
  requiredBy: z.array(z.string()).optional(),
  source: z.discriminatedUnion('kind', [z.object({ kind: z.literal('registry') }), z.object({ kind: z.literal('build'), recipe })]),
});
export type CatalogueImage = z.infer<typeof image>;

const ids = z.array(z.string()).min(1);
const pair = z.object({
  profile: profileId,
  rules: z.enum(['Capella', 'Fulu']),
  preset,
  storage: z.enum(['default', 'everyBlock']),
  /** For each role the images that serve, best first: the first present one is used, else the first is had. */
  execution: ids,
  beacon: ids,
  validator: ids,
  cannotShow: z.array(z.enum(Object.keys(cannotShow) as [keyof typeof cannotShow, ...(keyof typeof cannotShow)[]])),
});

/** `resources/images.json`: pinned images, and the pairs of clients that make a practice network, best first. */
export const imageCatalogue = z
  .object({ version: z.literal(1), images: z.array(image), practice: z.array(pair).min(1) })
  .transform(({ images, practice }) => {
    const byId = new Map(images.map((i) => [i.id, i]));
    const all = (list: readonly string[], as: z.infer<typeof role>) =>
      list.map((id) => {
        const found = byId.get(id);
        if (!found?.roles.includes(as)) throw new RangeError(`images.json: ${id} is no ${as} image`);
        return found;
      });
    return practice.map(({ execution, beacon, validator, ...rest }) => ({
      ...rest,
      images: { execution: all(execution, 'execution'), beacon: all(beacon, 'beacon'), validator: all(validator, 'validator') },
    }));
  });
/** One way to have a practice network, its images resolved. */
export type ClientPair = z.output<typeof imageCatalogue>[number];

/** An image for a real network, and for a consensus client the flags it knows. */
export type PinnedImage = { readonly ref: string; readonly line: ConsensusLine | null } & Pick<
  CatalogueImage,
  'notes' | 'database' | 'requiredBy'
>;
/** `resources/images.json` for real networks: of each client and role the first image that comes from a registry and knows their preset. */
export const pinnedImages = z.object({ version: z.literal(1), images: z.array(image) }).transform(({ images }) => {
  const real = images.filter(({ source, presets }) => source.kind === 'registry' && (presets?.includes('mainnet') ?? true));
  return (client: ClientId, as: Role): PinnedImage | null => {
    const found = real.find((one) => one.client === client && one.roles.includes(as));
    if (found === undefined) return null;
    const { line, notes, database, requiredBy } = found;
    return { ref: refOf(found), line: line ?? null, notes, database, requiredBy };
  };
});

/** Both readings of one list of images: pairs for practice networks, pinned images for real ones. */
export const imageLists = z.unknown().transform((list) => ({ pairs: imageCatalogue.parse(list), pinned: pinnedImages.parse(list) }));

/** The name Docker knows an image by. */
export const refOf = (i: Pick<CatalogueImage, 'repository' | 'tag'>): string => `${i.repository}:${i.tag}`;
