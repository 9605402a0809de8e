/**
 * PeerDAS: which part of a block's blobs a node keeps and passes on, and what that asks of a line's upload.
 * Sources: consensus-specs (August 2026) `fulu/das-core.md`, `fulu/validator.md`, `phase0/p2p-interface.md`; EIP-7870; EIP-7691.
 */
export type BlobRules = {
  readonly columns: number;
  readonly groups: number;
  /** CUSTODY_REQUIREMENT: groups of a node without validators. */
  readonly nodeGroups: number;
  /** VALIDATOR_CUSTODY_REQUIREMENT: the fewest groups of a node with validators. */
  readonly validatorGroups: number;
  /** BALANCE_PER_ADDITIONAL_CUSTODY_GROUP. */
  readonly gweiPerGroup: bigint;
  /** The most blobs that a block may have. */
  readonly maxBlobs: number;
  readonly secondsPerSlot: number;
};
/** Fulu's configuration, the same on every public network. */
export const fuluCustody = { columns: 128, groups: 128, nodeGroups: 4, validatorGroups: 8, gweiPerGroup: 32_000_000_000n } as const;

/** Bytes of a `DataColumnSidecar` for each blob: a cell of 64 field elements of 32 bytes, a KZG proof and a KZG commitment. */
const BYTES_PER_BLOB = 64 * 32 + 48 + 48;
/** The rest of it: index, three offsets, the signed block header, and a proof of four hashes. */
const BYTES_AROUND = 8 + 3 * 4 + 208 + 4 * 32;
/** Peers in a gossip mesh (`D`): a publisher sends to each of them. */
const MESH = 8;
/** Copies that a node passes on: each link of a mesh carries a message once, and every link has two ends. */
const PASSED_ON = MESH / 2;
/** What has not left by then, a third into the slot, comes after the votes (INTERVALS_PER_SLOT). */
const VOTES_AT = 1 / 3;
/**
 * EIP-7870's upload in Mbit/s. `least` of a voter is what it names as tested. It is from Electra, when every node passed on whole blobs, up to
 * nine a block: that much is in these figures.
 */
const upload = { node: { least: 15, advised: 15 }, voter: { least: 15, advised: 25 }, holdsBytes: 9 * 131_072 } as const;

const BITS = 8;
const MEGA = 1e6;

/** Blobs of an ordinary block. Every target since Electra is two thirds of the most: 6 of 9, 10 of 15, 14 of 21. */
export const usualBlobs = (rules: BlobRules): number => Math.floor((rules.maxBlobs * 2) / 3);

/** Bytes of one column of a block with so many blobs; a block without any has no columns. */
export const columnBytes = (blobs: number): number => (blobs === 0 ? 0 : BYTES_AROUND + blobs * BYTES_PER_BLOB);

/** Columns that a node keeps with validators of these effective balances: `get_validators_custody_requirement`. */
export function columnsInCustody(rules: BlobRules, effectiveGwei: readonly bigint[]): number {
  const perGroup = rules.columns / rules.groups;
  if (effectiveGwei.length === 0) return rules.nodeGroups * perGroup;
  const byBalance = Number(effectiveGwei.reduce((sum, gwei) => sum + gwei, 0n) / rules.gweiPerGroup);
  return Math.min(Math.max(byBalance, rules.validatorGroups), rules.groups) * perGroup;
}

const mbpsBeforeVotes = (rules: BlobRules, bytes: number): number => (bytes * BITS) / MEGA / (rules.secondsPerSlot * VOTES_AT);
const ownBlockMbps = (rules: BlobRules, blobs: number): number => mbpsBeforeVotes(rules, rules.columns * columnBytes(blobs) * MESH);

export type UploadNeeds = {
  readonly columns: number;
  /** Kept of an ordinary block. */
  readonly bytesPerSlot: number;
  /** To pass on the columns of the fullest block before the votes. */
  readonly passOnMbps: number;
  /** For all that the node sends besides blocks of its own. */
  readonly leastMbps: number;
  readonly advisedMbps: number;
  /** To send a block of its own with the most blobs to the whole mesh before the votes; null without validators. */
  readonly ownBlockMbps: number | null;
};

/** What a node with validators of these effective balances asks of a line. */
export function uploadNeeds(rules: BlobRules, effectiveGwei: readonly bigint[]): UploadNeeds {
  const columns = columnsInCustody(rules, effectiveGwei);
  const fullest = columns * columnBytes(rules.maxBlobs);
  const more = mbpsBeforeVotes(rules, Math.max(0, fullest - upload.holdsBytes) * PASSED_ON);
  const votes = effectiveGwei.length > 0;
  const { least, advised } = votes ? upload.voter : upload.node;
  return {
    columns,
    bytesPerSlot: columns * columnBytes(usualBlobs(rules)),
    passOnMbps: mbpsBeforeVotes(rules, fullest * PASSED_ON),
    leastMbps: least + more,
    advisedMbps: advised + more,
    ownBlockMbps: votes ? ownBlockMbps(rules, rules.maxBlobs) : null,
  };
}

/** The most blobs of a block of one's own that such a line sends in time. */
export function ownBlobs(rules: BlobRules, mbps: number): number {
  let blobs = 0;
  while (blobs < rules.maxBlobs && ownBlockMbps(rules, blobs + 1) <= mbps) blobs += 1;
  return blobs;
}
