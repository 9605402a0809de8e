import { bytes } from '../../../shared/strings/host.ts';
import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.swap;
const BUSY = 0.5;
const ROOMY_BYTES = 31e9;

export const swap: Check<'memory'> = {
  id: 'swap',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['memory'],
  needs: () => say.needed,
  judge({ memory }, { network }) {
    if (!memory.ok) return unknown(memory.because, say.lookYourself);
    const { swapBytes, swapUsedBytes, totalBytes } = memory.value;
    if (swapBytes === 0) return isPractice(network) || totalBytes >= ROOMY_BYTES ? fine(say.none) : watch(say.none, say.add);
    const found = say.found(bytes(swapBytes), bytes(swapUsedBytes));
    return swapUsedBytes > swapBytes * BUSY ? watch(found, say.busy) : fine(found);
  },
};
