import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.support;
const SOON_DAYS = 90;
/** The oldest line that still gets fixes at the end of 2026. Source: kernel.org/releases, longterm. */
const OLDEST_KERNEL = [5, 10] as const;

function isOld(kernel: string): boolean {
  const [major = 0, minor = 0] = kernel.split('.').map((part) => Number.parseInt(part, 10));
  return major < OLDEST_KERNEL[0] || (major === OLDEST_KERNEL[0] && minor < OLDEST_KERNEL[1]);
}

export const support: Check<'support'> = {
  id: 'support',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['support'],
  needs: () => say.needed,
  judge({ support: fact }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { title, kernel, daysLeft } = fact.value;
    if (isOld(kernel)) return watch(say.kernelOld(title, kernel), say.upgrade);
    if (daysLeft === null) return unknown(say.unknownEnd(title), say.lookYourself);
    if (daysLeft < 0) return watch(say.found(title, daysLeft), say.upgrade);
    return daysLeft < SOON_DAYS ? watch(say.found(title, daysLeft), say.soon) : fine(say.found(title, daysLeft));
  },
};
