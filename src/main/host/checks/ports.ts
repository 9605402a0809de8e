import { hostSentences } from '../../../shared/strings/host.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, stops, unknown, watch } from './check.ts';

const say = hostSentences.ports;
/** `30303, 9000 and 9001`. */
export const listed = (ports: readonly number[]): string => [ports.slice(0, -1).join(', '), ports.at(-1)].filter(Boolean).join(' and ');

export const ports: Check<'ports'> = {
  id: 'ports',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'stops', 'unknown'],
  reads: ['ports'],
  needs: ({ network, peerPorts }) => (isPractice(network) ? say.neededPractice : say.neededReal(listed(peerPorts))),
  judge({ ports: fact }, { network, peerPorts }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { localOpens, taken } = fact.value;
    if (!localOpens) return stops(say.localShut, say.openLocal);
    if (isPractice(network)) return fine(say.localOpens);
    return taken.length === 0 ? fine(say.free(listed(peerPorts))) : watch(say.taken(listed(taken)), say.freeThem);
  },
};
