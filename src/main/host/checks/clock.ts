import { hostSentences } from '../../../shared/strings/host.ts';
import { CLOCK_OFFSET_MS, isPractice } from '../needs.ts';
import { type Check, fine, stops, unknown, watch } from './check.ts';

const say = hostSentences.clock;
const turnOn = 'sudo timedatectl set-ntp true';

export const clock: Check<'clock'> = {
  id: 'clock',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'stops', 'unknown'],
  reads: ['clock'],
  needs: ({ network }) => (isPractice(network) ? say.neededPractice : say.neededReal),
  judge({ clock: fact }, { network }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { synchronised, offsetMs, by } = fact.value;
    if (offsetMs !== null && Math.abs(offsetMs) > CLOCK_OFFSET_MS) {
      const found = say.offset((Math.abs(offsetMs) / 1000).toFixed(1), by);
      // All containers of a practice network read this same clock, so that nothing there comes late.
      return isPractice(network) ? watch(found, say.turnOn, turnOn) : stops(found, say.turnOn, turnOn);
    }
    return synchronised ? fine(say.synchronised(by)) : watch(say.notSynchronised(by), say.turnOn, turnOn);
  },
};
