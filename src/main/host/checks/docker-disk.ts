import { hostSentences } from '../../../shared/strings/host.ts';
import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.dockerDisk;
const FULL_PERCENT = 90;

export const dockerDisk: Check<'dockerDisk' | 'dockerDiskKind' | 'chainDisk'> = {
  id: 'docker-disk',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['dockerDisk', 'dockerDiskKind', 'chainDisk'],
  needs: () => say.needed,
  judge({ dockerDisk: space, dockerDiskKind: kind, chainDisk }, { network }) {
    if (!space.ok) return unknown(space.because, say.lookYourself);
    if (!kind.ok) return unknown(kind.because, say.lookYourself);
    const percent = Math.round((1 - space.value.freeBytes / Math.max(1, space.value.totalBytes)) * 100);
    const found = say.found(hostSentences.diskKind.found[kind.value], percent);
    if (percent >= FULL_PERCENT) return watch(found, say.full, 'docker system df');
    // Images and logs need no quick disk.
    if (chainDisk.ok && chainDisk.value.device !== space.value.device) return fine(found);
    const slow = kind.value === 'hdd' || (kind.value === 'usb' && !isPractice(network));
    return slow ? watch(found, say.slow) : fine(found);
  },
};
