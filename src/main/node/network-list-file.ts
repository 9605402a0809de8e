import { sha256 } from '@noble/hashes/sha2';
import { z } from 'zod';
import { AppError } from '../../shared/app-error.ts';
import type { NetworkChange } from '../../shared/network-list.ts';
import { networkName, type PublicNetwork, publicNetwork } from '../../shared/networks.ts';

export type PublicNetworkName = PublicNetwork['name'];
export const publicNames = networkName.exclude(['practice']).options;
/** A list in use or to be used. `images` is whatever the images' own schema makes of them. */
export type NetworkList<I> = {
  readonly sha256: string;
  readonly networks: readonly PublicNetwork[];
  readonly ignored: readonly string[];
  readonly images: I;
};

/** Longest list that is read, in characters. */
const MAX_CHARACTERS = 1_000_000;
const named = z.object({ name: z.string() });
const envelope = z.object({ version: z.literal(1), networks: z.array(z.looseObject(named.shape)), images: z.unknown() });

/** What a network is. A list may change anything but this. */
const identity = [
  ...(['title', 'chainId', 'genesisForkVersion', 'capellaForkVersion', 'genesisValidatorsRoot', 'genesisTime', 'secondsPerSlot'] as const),
  ...(['slotsPerEpoch', 'depositContract', 'depositMultiplier', 'coin'] as const),
] as const;
const lists = ['checkpointProviders', 'relays', 'explorers', 'faucets'] as const;
const others = ['validators', 'launchpad', 'resets', 'maxBlobs'] as const;

/** SHA-256 in lower-case hex, as `sha256sum` gives it. */
export const hashOf = (text: string): string => Buffer.from(sha256(Buffer.from(text, 'utf8'))).toString('hex');

/**
 * Reads a list. Unknown fields and networks are passed over. `what` names the file in sentences.
 * Errors: `networks.file`; `networks.identity` where a known name is given to another network.
 */
export function readListFile<I>(
  text: string,
  what: string,
  deps: { readonly shipped: (name: PublicNetworkName) => PublicNetwork; readonly images: z.ZodType<I> },
): NetworkList<I> {
  const no = (found: string) => new AppError('networks.file', { what, found });
  const parse = <S extends z.ZodType>(schema: S, value: unknown, at: string): z.output<S> => {
    try {
      return schema.parse(value);
    } catch (error) {
      // Schemas may refuse with an error of their own where entries do not fit together.
      const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
      const where = [at, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
      throw no(`${where || 'the whole'}: ${issue?.message ?? (error instanceof Error ? error.message : 'wrong')}`);
    }
  };
  if (text.length > MAX_CHARACTERS) throw no(`it is longer than ${MAX_CHARACTERS} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw no('it is not JSON');
  }
  const found = parse(envelope, value, '');
  const known = (name: string) => publicNames.some((n) => n === name);
  const networks = found.networks.filter((n) => known(n.name)).map((n) => parse(publicNetwork, n, n.name));
  if (new Set(networks.map((n) => n.name)).size < networks.length) throw no('a network stands in it twice');
  for (const network of networks) {
    const is = deps.shipped(network.name);
    const differs = identity.filter((field) => network[field] !== is[field]);
    if (differs.length > 0) throw new AppError('networks.identity', { what: is.title, found: differs.join(', '), where: what });
  }
  const ignored = found.networks.map((n) => n.name).filter((name) => !known(name));
  return { sha256: hashOf(text), networks, ignored, images: parse(deps.images, found.images, 'images') };
}

const line = (entry: unknown): string => {
  const known = z.object({ url: z.string(), operator: z.string().optional(), name: z.string().optional() }).safeParse(entry);
  if (!known.success) return typeof entry === 'string' ? entry : JSON.stringify(entry);
  return `${known.data.operator ?? known.data.name ?? ''} ${known.data.url}`.trim();
};

/** What differs between two descriptions of one network. */
export function changesOf(before: PublicNetwork, after: PublicNetwork): readonly NetworkChange[] {
  const entries = (n: PublicNetwork, what: (typeof lists)[number] | (typeof others)[number]): readonly string[] => {
    const value = n[what];
    return value == null ? [] : (Array.isArray(value) ? value : [value]).map(line);
  };
  return [...lists, ...others].flatMap((what) => {
    const [old, now] = [entries(before, what), entries(after, what)];
    const added = now.filter((l) => !old.includes(l));
    const removed = old.filter((l) => !now.includes(l));
    return added.length + removed.length === 0 ? [] : [{ network: before.name, what, added, removed }];
  });
}
