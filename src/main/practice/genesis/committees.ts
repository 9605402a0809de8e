import { sha256 } from '@noble/hashes/sha2';
import { concatBytes } from '../../protocol/bytes.ts';
import type { Fork } from './rules.ts';

/** Preset values that choose committees. */
export type CommitteePreset = {
  readonly shuffleRounds: number;
  readonly slotsPerEpoch: number;
  readonly minSeedLookahead: number;
  readonly syncCommitteeSize: number;
};

const DOMAIN_BEACON_PROPOSER = Uint8Array.of(0, 0, 0, 0);
const DOMAIN_SYNC_COMMITTEE = Uint8Array.of(7, 0, 0, 0);

const uint = (value: number, length: number) => Uint8Array.from({ length }, (_, i) => Number((BigInt(value) >> BigInt(8 * i)) & 0xffn));
const uint64At = (bytes: Uint8Array, offset: number) => new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(offset, true);

/** `compute_shuffled_index` of the phase0 spec. */
export function computeShuffledIndex(index: number, count: number, seed: Uint8Array, rounds: number): number {
  let at = index;
  for (let round = 0; round < rounds; round += 1) {
    const pivot = Number(uint64At(sha256(concatBytes(seed, uint(round, 1))), 0) % BigInt(count));
    const flip = (pivot + count - at) % count;
    const position = Math.max(at, flip);
    const source = sha256(concatBytes(seed, uint(round, 1), uint(Math.floor(position / 256), 4)));
    const byte = source[Math.floor((position % 256) / 8)] ?? 0;
    if ((byte >> (position % 8)) & 1) at = flip;
  }
  return at;
}

/**
 * Candidates in shuffled order that pass the effective-balance lottery, every balance being 32 ETH: before Electra that is the
 * maximum and all pass; since Electra (EIP-7251) the maximum is 2048 ETH and few do.
 */
function* lottery(fork: Fork, count: number, seed: Uint8Array, rounds: number): Generator<number, never> {
  for (let i = 0; ; i += 1) {
    const candidate = computeShuffledIndex(i % count, count, seed, rounds);
    if (fork === 'capella') yield candidate;
    else {
      const random = sha256(concatBytes(seed, uint(Math.floor(i / 16), 8)));
      const offset = (i % 16) * 2;
      const value = (random[offset] ?? 0) + 256 * (random[offset + 1] ?? 0);
      if (32 * 0xffff >= 2048 * value) yield candidate;
    }
  }
}

/** `get_seed` at genesis, where every RANDAO mix is the same. */
const seedOf = (domain: Uint8Array, epoch: number, mix: Uint8Array) => sha256(concatBytes(domain, uint(epoch, 8), mix));

/** `get_next_sync_committee_indices` at genesis: validator indices of the sync committee. */
export function syncCommitteeIndices(fork: Fork, count: number, mix: Uint8Array, preset: CommitteePreset): number[] {
  const draw = lottery(fork, count, seedOf(DOMAIN_SYNC_COMMITTEE, 1, mix), preset.shuffleRounds);
  return Array.from({ length: preset.syncCommitteeSize }, () => draw.next().value);
}

/** `initialize_proposer_lookahead` of the Fulu spec: proposers of the first epochs. */
export function proposerLookahead(fork: Fork, count: number, mix: Uint8Array, preset: CommitteePreset): number[] {
  return Array.from({ length: (preset.minSeedLookahead + 1) * preset.slotsPerEpoch }, (_, slot) => {
    const epochSeed = seedOf(DOMAIN_BEACON_PROPOSER, Math.floor(slot / preset.slotsPerEpoch), mix);
    return lottery(fork, count, sha256(concatBytes(epochSeed, uint(slot, 8))), preset.shuffleRounds).next().value;
  });
}
