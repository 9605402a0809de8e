import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';
import { listed } from './ports.ts';

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
    const { active, dockerRules, shut, passes } = fact.value;
    if (!dockerRules) return watch(say.noRules, say.open);
    if (active === 'none') return fine(say.off);
    // Nothing of a practice network is published to the world.
    if (isPractice(network)) return fine(say.inside(active));
    if (shut.length > 0 && active !== 'ufw') return watch(say.shut(active, listed(shut)), say.letIn[active]);
    return passes ? watch(say.past(active), say.know) : fine(say.lets(active));
  },
};
