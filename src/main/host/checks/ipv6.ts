import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { type Check, fine, unknown } from './check.ts';

const say = moreSentences.ipv6;

/** Without IPv6 all works, so that there is nothing to watch. */
export const ipv6: Check<'ipv6'> = {
  id: 'ipv6',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'unknown'],
  reads: ['ipv6'],
  realOnly: true,
  needs: () => say.needed,
  judge: ({ ipv6: fact }) => (fact.ok ? fine(fact.value.global ? say.here : say.none) : unknown(fact.because, say.lookYourself)),
};
