import { hostSentences } from '../../../shared/strings/host.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = hostSentences.keychain;

/** Whether a safe keychain could keep keystore passwords. Nobody needs one, so it never stops anyone. */
export const keychain: Check<'keychain'> = {
  id: 'keychain',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['keychain'],
  needs: () => say.needed,
  judge({ keychain: fact }, { network }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { value: state } = fact;
    if (state.kind === 'keychain') return fine(say.present(state.name));
    if (state.kind === 'safeStorage') return fine(say.sealed(state.backend));
    return isPractice(network) ? fine(say.none[state.why]) : watch(say.none[state.why], state.message);
  },
};
