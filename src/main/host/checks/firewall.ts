import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.firewall;

export const firewall: Check<'firewall'> = {
  id: 'firewall',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['firewall'],
  needs: () => say.needed,
  judge({ firewall: fact }, { network }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { ufw, dockerRules } = fact.value;
    if (!dockerRules) return watch(say.noRules, say.open);
    if (!ufw) return fine(say.off);
    return isPractice(network) ? fine(say.past) : watch(say.past, say.know);
  },
};
