import { hostSentences } from '../../../shared/strings/host.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, stops, unknown, watch } from './check.ts';

const say = hostSentences.ports;
const peerPorts = '30303, 9000 and 9001';

export const ports: Check<'ports'> = {
  id: 'ports',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'stops', 'unknown'],
  reads: ['ports'],
  needs: ({ network }) => (isPractice(network) ? say.neededPractice : say.neededReal(peerPorts)),
  judge({ ports: fact }, { network }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { localOpens, taken } = fact.value;
    if (!localOpens) return stops(say.localShut, say.openLocal);
    if (isPractice(network)) return fine(say.localOpens);
    return taken.length === 0 ? fine(say.free(peerPorts)) : watch(say.taken(taken.join(', ')), say.freeThem);
  },
};
