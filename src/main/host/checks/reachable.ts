import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.reachable;

export const reachable: Check<'peers'> = {
  id: 'reachable',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['peers'],
  realOnly: true,
  needs: () => say.needed,
  judge({ peers }) {
    if (!peers.ok) return unknown(peers.because, say.lookYourself);
    const { connected, inbound } = peers.value;
    return inbound > 0 ? fine(say.some(inbound, connected)) : watch(say.none(connected), say.open);
  },
};
