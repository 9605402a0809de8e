import { bytes } from '../../../shared/strings/host.ts';
import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { diskNeeds, isPractice, quickEnough } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.diskSpeed;
const thousands = (n: number) =>
  n < 1000 ? String(Math.round(n)) : `${Math.floor(Math.round(n) / 1000)},${String(Math.round(n) % 1000).padStart(3, '0')}`;

export const diskSpeed: Check<'diskSpeed'> = {
  id: 'disk-speed',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['diskSpeed'],
  needs: ({ network }) =>
    isPractice(network)
      ? say.neededPractice
      : say.needed(thousands(diskNeeds.readIops), thousands(diskNeeds.writeIops), bytes(diskNeeds.sequentialBytesPerSecond)),
  judge({ diskSpeed: fact }, { network }) {
    if (!fact.ok) return unknown(fact.because, say.measure);
    const { readIops, writeIops, sequentialBytesPerSecond, by } = fact.value;
    const found = say.found(thousands(readIops), thousands(writeIops), bytes(sequentialBytesPerSecond), by);
    return isPractice(network) || quickEnough(fact.value) ? fine(found) : watch(found, say.slow);
  },
};
