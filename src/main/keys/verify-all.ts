import type { Bls, Signed } from './bls.ts';

/** Signatures verified in one go: so few that the process answers in between. */
const AT_ONCE = 20;

/** Whether all of them verify, quicker than one by one; `breathe` lets the process answer in between. */
export async function allVerify(bls: Bls, breathe: () => Promise<unknown>, signed: readonly Signed[]): Promise<boolean> {
  for (let at = 0; at < signed.length; at += AT_ONCE) {
    await breathe();
    if (!bls.verifyAll(signed.slice(at, at + AT_ONCE))) return false;
  }
  return true;
}
