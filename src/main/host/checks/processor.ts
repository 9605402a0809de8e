import { hostSentences } from '../../../shared/strings/host.ts';
import { attester, isPractice, passes, practiceNeeds } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = hostSentences.processor;

export const processor: Check<'cpu'> = {
  id: 'processor',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['cpu'],
  needs: ({ network }) =>
    isPractice(network) ? say.neededCores(practiceNeeds.cores) : say.neededThreads(attester.cores, attester.threads),
  judge({ cpu }, { network }) {
    if (!cpu.ok) return unknown(cpu.because, say.lookYourself);
    const { cores, threads } = cpu.value;
    const found = say.found(cores, threads);
    if (isPractice(network)) return threads >= practiceNeeds.cores ? fine(found) : watch(found, say.fewCores);
    const best = passes((profile) => cores >= profile.cores && threads >= profile.threads);
    return best === attester.title ? fine(found) : watch(found, say.below(best));
  },
};
