import { hostSentences } from '../../../shared/strings/host.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = hostSentences.sleep;

export const sleep: Check<'power'> = {
  id: 'sleep',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['power'],
  needs: () => say.needed,
  judge({ power }) {
    if (!power.ok) return unknown(power.because, say.lookYourself);
    const { sleepsAfterMinutes, onBattery, lidSleeps } = power.value;
    if (onBattery) return watch(say.battery, say.plugIn);
    if (sleepsAfterMinutes !== null) return watch(say.after(sleepsAfterMinutes), say.turnOff);
    return lidSleeps ? watch(say.lid, say.keepLid) : fine(say.never);
  },
};
