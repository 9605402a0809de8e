import type { SecondBls } from '../second-bls.ts';
import { sharedWork } from './shared-work.ts';

/** A thread that computes again what others give, until the work is closed; `tell` is called after each. It leaves no secret behind. */
export function runLane(memory: SharedArrayBuffer, second: SecondBls, tell: () => void): void {
  const work = sharedWork(memory);
  try {
    for (let i = work.take(); i !== null; i = work.take()) {
      work.judge(i, second);
      tell();
    }
  } finally {
    second.wash();
  }
}
