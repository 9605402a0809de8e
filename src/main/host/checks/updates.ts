import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.updates;

export const updates: Check<'updates'> = {
  id: 'updates',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['updates'],
  needs: () => say.needed,
  judge({ updates: fact }, { network }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { automatic, rebootsItself, rebootDue } = fact.value;
    const found = automatic ? (rebootsItself ? say.reboots : say.on) : say.off;
    if (isPractice(network)) return fine(found);
    if (rebootDue) return watch(say.due(found), say.restart);
    if (!automatic) return watch(found, say.turnOn);
    return rebootsItself ? watch(found, say.noReboots) : fine(found);
  },
};
