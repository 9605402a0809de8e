import { AppError } from '../../shared/app-error.ts';
import type { Bls, BlsBackend, Signed } from './bls.ts';
import { type LaneTools, openLanes } from './lanes/lanes.ts';
import type { SecondBls } from './second-bls.ts';
import { allVerify } from './verify-all.ts';

export type ProofTools = Omit<LaneTools, 'second'> & {
  readonly bls: () => Promise<Bls>;
  /** The second implementation; null where only one runs on this machine. */
  readonly second: () => Promise<SecondBls | null>;
};
/** Proves what many keys signed, while more is signed. */
export type Proof = {
  /** Hands over what was signed with a secret, which is copied and wiped once it was used. */
  readonly add: (secret: Uint8Array, signed: Signed) => void;
  /**
   * Resolves when the second implementation has computed every public key and signature again, and they are the same; where there is
   * none, when every signature is verified. Errors: `key.twoAnswers`, `key.readBack`.
   */
  readonly holds: (nameOf: (position: number) => string, tick: (more: number) => void) => Promise<void>;
};

/** Runs `fn` with a proof of `count` signatures, and leaves no secret in it. `checkedBy`: the implementations that agree. */
export async function withProof<T>(
  tools: ProofTools,
  count: number,
  fn: (bls: Bls, proof: Proof) => Promise<T>,
): Promise<T & { readonly checkedBy: readonly BlsBackend[] }> {
  const bls = await tools.bls();
  if (bls.backend === 'herumi') return { ...(await fn(bls, verifying(bls, tools.breathe))), checkedBy: [bls.backend] };
  const second = async () => (await tools.second()) as SecondBls;
  const lanes = openLanes({ ...tools, second }, count);
  const add: Proof['add'] = (secret, { publicKey, message, signature }) =>
    lanes.give({ secret, publicKey, signed: { message, signature } });
  try {
    return { ...(await fn(bls, { add, holds: lanes.agree })), checkedBy: [bls.backend, 'herumi'] };
  } finally {
    await lanes.close();
  }
}

function verifying(bls: Bls, breathe: ProofTools['breathe']): Proof {
  const all: Signed[] = [];
  return {
    add: (_, signed) => void all.push(signed),
    async holds(nameOf, tick) {
      if (!(await allVerify(bls, breathe, all))) throw new AppError('key.readBack', { what: nameOf(0) });
      tick(all.length);
    },
  };
}
