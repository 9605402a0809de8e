import { keccak_256 } from '@noble/hashes/sha3';
import { type Rlp, rlp, rlpList } from './rlp.ts';

type Entry = { readonly nibbles: readonly number[]; readonly value: Uint8Array };
/** A child that is shorter than a hash stands in its parent as it is. */
type Encoded = { readonly encoded: Uint8Array };
type Item = Uint8Array | Encoded;

/** Root of the empty Merkle Patricia trie. */
export const EMPTY_TRIE_ROOT = keccak_256(rlp(new Uint8Array(0)));

/** Root of the Merkle Patricia trie whose keys are hashed first, as Ethereum's state and storage tries. Source: yellow paper, appendix D. */
export function secureTrieRoot(entries: readonly (readonly [key: Uint8Array, value: Uint8Array])[]): Uint8Array {
  if (entries.length === 0) return EMPTY_TRIE_ROOT;
  return keccak_256(
    node(
      entries.map(([key, value]) => ({ nibbles: nibblesOf(keccak_256(key)), value })),
      0,
    ),
  );
}

const nibblesOf = (bytes: Uint8Array) => [...bytes].flatMap((b) => [b >> 4, b & 15]);
const list = (items: readonly Item[]) => rlpList(items.map((item) => (item instanceof Uint8Array ? rlp(item as Rlp) : item.encoded)));
const reference = (encoded: Uint8Array): Item => (encoded.length < 32 ? { encoded } : keccak_256(encoded));

function node(entries: readonly Entry[], depth: number): Uint8Array {
  const [first, ...others] = entries;
  if (!first) throw new RangeError('a trie node needs an entry');
  if (others.length === 0) return list([compact(first.nibbles.slice(depth), true), first.value]);
  let shared = depth;
  while (others.every((e) => e.nibbles[shared] === first.nibbles[shared])) shared += 1;
  if (shared > depth) return list([compact(first.nibbles.slice(depth, shared), false), reference(node(entries, shared))]);
  const children = Array.from({ length: 16 }, (_, nibble): Item => {
    const below = entries.filter((e) => e.nibbles[depth] === nibble);
    return below.length > 0 ? reference(node(below, depth + 1)) : new Uint8Array(0);
  });
  return list([...children, new Uint8Array(0)]);
}

/** Hex-prefix encoding. Source: yellow paper, appendix C. */
function compact(path: readonly number[], leaf: boolean): Uint8Array {
  const flag = leaf ? 2 : 0;
  const padded = path.length % 2 === 1 ? [flag + 1, ...path] : [flag, 0, ...path];
  return Uint8Array.from({ length: padded.length / 2 }, (_, i) => (padded[2 * i] ?? 0) * 16 + (padded[2 * i + 1] ?? 0));
}
