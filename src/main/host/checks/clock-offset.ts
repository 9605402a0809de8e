import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { CLOCK_OFFSET_MS } from '../needs.ts';
import { type Check, fine, stops, unknown, watch } from './check.ts';

const say = moreSentences.clockOffset;
const turnOn = 'sudo timedatectl set-ntp true';

/** `240 ms ahead`, `2.4 s behind`. */
function offset(ms: number): string {
  const size = Math.abs(ms);
  const text = size < 1000 ? `${Math.round(size)} ms` : `${(size / 1000).toFixed(1)} s`;
  return ms < 0 ? say.ahead(text) : say.behind(text);
}

export const clockOffset: Check<'clockOffset'> = {
  id: 'clock-offset',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'stops', 'unknown'],
  reads: ['clockOffset'],
  realOnly: true,
  needs: () => say.needed,
  judge({ clockOffset: fact }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { offsetMs, agree, asked } = fact.value;
    const found = say.found(offset(offsetMs), agree, asked);
    const size = Math.abs(offsetMs);
    if (size > CLOCK_OFFSET_MS) return stops(found, say.turnOn, turnOn);
    return size > CLOCK_OFFSET_MS / 5 ? watch(found, say.turnOn, turnOn) : fine(found);
  },
};
