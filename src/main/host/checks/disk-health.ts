import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, stops, unknown, watch } from './check.ts';

const say = moreSentences.diskHealth;
const WORN_PERCENT = 80;

export const diskHealth: Check<'diskHealth'> = {
  id: 'disk-health',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'stops', 'unknown'],
  reads: ['diskHealth'],
  needs: () => say.needed,
  judge({ diskHealth: fact }, { network }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { passed, usedPercent, by } = fact.value;
    if (passed === false) return isPractice(network) ? watch(say.fails(by), say.replace) : stops(say.fails(by), say.replace);
    if (usedPercent === null) return fine(say.passes(by));
    return usedPercent >= WORN_PERCENT ? watch(say.used(usedPercent, by), say.soon) : fine(say.used(usedPercent, by));
  },
};
