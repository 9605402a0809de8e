import { hostSentences } from '../../../shared/strings/host.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = hostSentences.sleep;

export const sleep: Check = {
  id: 'sleep',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  needs: () => say.needed,
  judge({ power }) {
    if (!power.ok) return unknown(power.because, say.lookYourself);
    const { sleepsAfterMinutes, onBattery } = power.value;
    if (onBattery) return watch(say.battery, say.plugIn);
    return sleepsAfterMinutes === null ? fine(say.never) : watch(say.after(sleepsAfterMinutes), say.turnOff);
  },
};
