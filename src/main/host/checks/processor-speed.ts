import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { isPractice, quickRounds } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.processorSpeed;

export const processorSpeed: Check<'cpuSpeed'> = {
  id: 'processor-speed',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['cpuSpeed'],
  needs: ({ network }) => say.needed(isPractice(network) ? quickRounds.practice : quickRounds.real),
  judge({ cpuSpeed }, { network }) {
    if (!cpuSpeed.ok) return unknown(cpuSpeed.because, say.lookYourself);
    const rounds = Math.round(cpuSpeed.value.roundsPerMs);
    const found = say.found(rounds);
    return rounds >= (isPractice(network) ? quickRounds.practice : quickRounds.real) ? fine(found) : watch(found, say.slow);
  },
};
