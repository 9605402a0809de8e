import type { SigningNetwork } from '../../../shared/networks.ts';
import type { Bls } from '../bls.ts';

/** What a judge may use. Pure: the BLS backend and what is known are handed in. */
export type Judging = {
  readonly bls: Pick<Bls, 'verify'>;
  readonly networks: readonly SigningNetwork[];
  /** The network that the person asked for. */
  readonly network: SigningNetwork | null;
  /** The withdrawal address that the person means, with its checksum. */
  readonly address: string | null;
};

/** A deposit as it stands in a file. Hex with `0x`. */
export type SeenDeposit = {
  readonly pubkey: string;
  readonly credentials: string;
  readonly amountGwei: bigint;
  readonly forkVersion: string;
};
/** What one judge says; `deposits` and `keys` are for comparing files with each other. */
export type Opinion = {
  readonly network: string | null;
  readonly does: readonly string[];
  readonly deposits?: readonly SeenDeposit[];
};

/** The one name that all have, or null. */
export const oneName = (names: readonly (string | null)[]): string | null => {
  const [first] = names;
  return first !== undefined && names.every((name) => name === first) ? first : null;
};
