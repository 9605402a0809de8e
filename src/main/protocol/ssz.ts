import { sha256 } from '@noble/hashes/sha2';
import { concatBytes } from './bytes.ts';

/** consensus-specs phase0/beacon-chain.md#depositmessage */
export type DepositMessage = { readonly pubkey: Uint8Array; readonly withdrawalCredentials: Uint8Array; readonly amountGwei: bigint };
/** consensus-specs phase0/beacon-chain.md#depositdata */
export type DepositData = DepositMessage & { readonly signature: Uint8Array };
/** consensus-specs phase0/beacon-chain.md#voluntaryexit */
export type VoluntaryExit = { readonly epoch: number; readonly validatorIndex: number };
/** consensus-specs capella/beacon-chain.md#blstoexecutionchange */
export type BlsToExecutionChange = {
  readonly validatorIndex: number;
  readonly fromBlsPubkey: Uint8Array;
  readonly toExecutionAddress: Uint8Array;
};

/** Fixed-length bytes in 32-byte chunks, the last one filled up with zeros. */
function bytesRoot(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length !== length) throw new RangeError(`expected ${length} bytes, got ${bytes.length}`);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < length; at += 32) {
    const chunk = new Uint8Array(32);
    chunk.set(bytes.subarray(at, Math.min(at + 32, length)));
    chunks.push(chunk);
  }
  return merkleize(chunks);
}

function uint64Root(value: bigint): Uint8Array {
  if (value < 0n || value >= 1n << 64n) throw new RangeError('not a uint64');
  const chunk = new Uint8Array(32);
  for (let i = 0; i < 8; i++) chunk[i] = Number((value >> BigInt(8 * i)) & 0xffn);
  return chunk;
}

/** consensus-specs ssz/simple-serialize.md#merkleization: leaves filled up with zero chunks to a power of two, hashed in pairs. */
function merkleize(chunks: readonly Uint8Array[]): Uint8Array {
  let width = 1;
  while (width < chunks.length) width *= 2;
  let level = Array.from({ length: width }, (_, i) => chunks[i] ?? new Uint8Array(32));
  while (level.length > 1) {
    const pairs = level;
    level = Array.from({ length: pairs.length / 2 }, (_, i) => sha256(concatBytes(...pairs.slice(2 * i, 2 * i + 2))));
  }
  return level[0] ?? new Uint8Array(32);
}

/** hash_tree_root of DepositMessage: what a deposit's signature covers. */
export const depositMessageRoot = (m: DepositMessage): Uint8Array =>
  merkleize([bytesRoot(m.pubkey, 48), bytesRoot(m.withdrawalCredentials, 32), uint64Root(m.amountGwei)]);

/** hash_tree_root of DepositData: the fourth argument of the deposit contract. */
export const depositDataRoot = (d: DepositData): Uint8Array =>
  merkleize([bytesRoot(d.pubkey, 48), bytesRoot(d.withdrawalCredentials, 32), uint64Root(d.amountGwei), bytesRoot(d.signature, 96)]);

/** hash_tree_root of VoluntaryExit. */
export const voluntaryExitRoot = (e: VoluntaryExit): Uint8Array =>
  merkleize([uint64Root(BigInt(e.epoch)), uint64Root(BigInt(e.validatorIndex))]);

/** hash_tree_root of BLSToExecutionChange. */
export const blsToExecutionChangeRoot = (c: BlsToExecutionChange): Uint8Array =>
  merkleize([uint64Root(BigInt(c.validatorIndex)), bytesRoot(c.fromBlsPubkey, 48), bytesRoot(c.toExecutionAddress, 20)]);

/** hash_tree_root of ethstaker-deposit-cli's BLSToExecutionChangeKeystore: no object of consensus-specs. */
export const keystoreChangeRoot = (c: Omit<BlsToExecutionChange, 'fromBlsPubkey'>): Uint8Array =>
  merkleize([uint64Root(BigInt(c.validatorIndex)), bytesRoot(c.toExecutionAddress, 20)]);

/** hash_tree_root of ForkData (phase0/beacon-chain.md#forkdata). */
export const forkDataRoot = (version: Uint8Array, genesisValidatorsRoot: Uint8Array): Uint8Array =>
  merkleize([bytesRoot(version, 4), bytesRoot(genesisValidatorsRoot, 32)]);

/** hash_tree_root of SigningData (phase0/beacon-chain.md#signingdata). */
export const signingDataRoot = (objectRoot: Uint8Array, domain: Uint8Array): Uint8Array =>
  merkleize([bytesRoot(objectRoot, 32), bytesRoot(domain, 32)]);
