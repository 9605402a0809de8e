import { because, bytes } from '../../../shared/strings/host.ts';
import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { diskNeeds, isPractice, quickEnough } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.diskSpeed;
const thousands = (n: number) =>
  n < 1000 ? String(Math.round(n)) : `${Math.floor(Math.round(n) / 1000)},${String(Math.round(n) % 1000).padStart(3, '0')}`;

export const diskSpeed: Check<'diskSpeed' | 'chainDisk' | 'dockerDisk' | 'dataDisk'> = {
  id: 'disk-speed',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['diskSpeed', 'chainDisk', 'dockerDisk', 'dataDisk'],
  needs: ({ network }) =>
    isPractice(network)
      ? say.neededPractice
      : say.needed(thousands(diskNeeds.readIops), thousands(diskNeeds.writeIops), bytes(diskNeeds.sequentialBytesPerSecond)),
  judge({ diskSpeed: fact, chainDisk, dockerDisk, dataDisk }, { network }) {
    const isDockers = chainDisk.ok && dockerDisk.ok && chainDisk.value.path === dockerDisk.value.path;
    if (isDockers && dataDisk.ok && chainDisk.value.device !== dataDisk.value.device)
      return unknown(because.otherDisk(chainDisk.value.path), say.fio);
    if (!fact.ok) return unknown(fact.because, say.measure);
    const measured = fact.value.device ?? (dataDisk.ok ? dataDisk.value.device : null);
    if (chainDisk.ok && measured !== null && chainDisk.value.device !== measured)
      return unknown(because.notMeasuredThere(chainDisk.value.path), say.measure);
    const { readIops, writeIops, sequentialBytesPerSecond, by } = fact.value;
    const found = say.found(thousands(readIops), thousands(writeIops), bytes(sequentialBytesPerSecond), by);
    return isPractice(network) || quickEnough(fact.value) ? fine(found) : watch(found, say.slow);
  },
};
