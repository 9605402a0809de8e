import { hostSentences } from '../../../shared/strings/host.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = hostSentences.keyring;

export const keyring: Check = {
  id: 'keyring',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  needs: () => say.needed,
  judge({ keyring: fact }, network) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    if (fact.value) return fine(say.present);
    return isPractice(network) ? fine(say.absent) : watch(say.absent, say.install);
  },
};
