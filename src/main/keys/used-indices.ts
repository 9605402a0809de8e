import { orNull } from '../../shared/app-error.ts';
import type { UsedIndices } from '../../shared/keys.ts';
import type { ShelfKey } from './shelf.ts';
import type { OwnNode } from './verify-files.ts';
import type { Range } from './worker-messages.ts';

/** Keys are looked at by this many at a time, until the last so many of them are unused. */
const BATCH = 50;
const GAP = 20;
const MOST = 2_000;

type Deps = {
  readonly publicKeys: (range: Range) => Promise<readonly string[]>;
  readonly shelf: () => Promise<readonly ShelfKey[]>;
  /** Which of these keys the chain knows, with or without a validator; null where no node can tell. */
  readonly known: (pubkeys: readonly string[]) => Promise<ReadonlySet<string> | null>;
};

/** Asks the own node for keys that have a validator or a deposit that waits; null where it cannot tell. */
export const knownTo =
  (ownNode: () => Promise<OwnNode | null>): Deps['known'] =>
  (pubkeys) =>
    orNull(async () => {
      const node = await ownNode();
      if (node === null) return null;
      const [validators, pending] = await Promise.all([node.validators(pubkeys), node.pending()]);
      return new Set([...validators.map((v) => v.pubkey), ...pending]);
    });

/** Which key numbers of the words are used already, from 0 until a gap of unused ones: by files of the data folder and by the chain. */
export async function usedIndices({ publicKeys, shelf, known }: Deps): Promise<UsedIndices> {
  const files = new Map((await shelf()).map(({ entry }) => [entry.pubkey, entry.instance ?? entry.network]));
  const used: UsedIndices['used'] = [];
  let looked = 0;
  let chainAsked = true;
  let next = 0;
  while (looked < MOST && looked - next < GAP) {
    const pubkeys = await publicKeys({ start: looked, count: BATCH });
    const onChain: ReadonlySet<string> | null = chainAsked ? await known(pubkeys) : null;
    chainAsked &&= onChain !== null;
    for (const [i, pubkey] of pubkeys.entries()) {
      const file = files.get(pubkey) ?? null;
      const chain = onChain?.has(pubkey) ?? false;
      if (file === null && !chain) continue;
      used.push({ index: looked + i, pubkey, file, chain });
      next = looked + i + 1;
    }
    looked += BATCH;
  }
  return { looked, used, chainAsked, next };
}
