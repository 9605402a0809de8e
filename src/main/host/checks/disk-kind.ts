import { hostSentences } from '../../../shared/strings/host.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = hostSentences.diskKind;

export const diskKind: Check<'diskKind'> = {
  id: 'disk-kind',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['diskKind'],
  needs: ({ network }) => (isPractice(network) ? say.neededPractice : say.neededReal),
  judge({ diskKind: fact }, { network }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const found = say.found[fact.value];
    if (isPractice(network)) return fact.value === 'hdd' ? watch(found, say.practice) : fine(found);
    return fact.value === 'nvme' ? fine(found) : watch(found, say.real);
  },
};
