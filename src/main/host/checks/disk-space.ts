import { bytes, hostSentences } from '../../../shared/strings/host.ts';
import { attester, floor, isPractice, LABEL_TOLERANCE, monthlyGrowthBytes, passes, practiceNeeds } from '../needs.ts';
import { type Check, type Facts, fine, stops, unknown, watch } from './check.ts';

const say = hostSentences.diskSpace;
const LASTS_MONTHS = 12;

/** One sentence about the two places that fill up: Docker's folder and the data folder, often on one disk. */
function describe(docker: Facts['dockerDisk'], data: Facts['dataDisk']): string {
  if (docker.ok && data.ok && docker.value.device !== data.value.device)
    return say.foundTwo(bytes(docker.value.freeBytes), bytes(data.value.freeBytes));
  if (docker.ok) return say.found(bytes(docker.value.freeBytes));
  return data.ok ? say.foundData(bytes(data.value.freeBytes)) : '';
}

export const diskSpace: Check<'dockerDisk' | 'dataDisk' | 'nodeBytes'> = {
  id: 'disk-space',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'stops', 'unknown'],
  reads: ['dockerDisk', 'dataDisk', 'nodeBytes'],
  needs: ({ network, needs }) => {
    if (isPractice(network)) return say.neededFree(bytes(practiceNeeds.freeDiskBytes));
    const advised = bytes(attester.diskBytes);
    return needs === null ? say.neededAdvised(advised) : say.neededPair(needs.pair, bytes(needs.diskBytes), advised);
  },
  judge({ dockerDisk, dataDisk, nodeBytes }, { network, needs }) {
    const main = dockerDisk.ok ? dockerDisk : dataDisk;
    if (!main.ok) return unknown(main.because, say.lookYourself);
    const found = describe(dockerDisk, dataDisk);
    const { freeBytes, path } = main.value;
    if (freeBytes < floor.freeDiskBytes) return stops(found, say.free(path, bytes(practiceNeeds.freeDiskBytes)), 'docker system df');
    if (dataDisk.ok && dataDisk.value.freeBytes < floor.freeDataBytes)
      return stops(found, say.free(dataDisk.value.path, bytes(floor.freeDataBytes)));
    if (isPractice(network))
      return freeBytes >= practiceNeeds.freeDiskBytes ? fine(found) : watch(found, say.free(path, bytes(practiceNeeds.freeDiskBytes)));
    if (needs === null) {
      const best = passes((profile) => freeBytes >= profile.diskBytes * LABEL_TOLERANCE);
      return best === null ? watch(found, say.below(best)) : fine(found);
    }
    // What the own node holds already it need not find again.
    const spare = freeBytes + (nodeBytes.ok ? nodeBytes.value : 0) - needs.diskBytes;
    if (spare < 0) return stops(found, say.shortPair(needs.pair, bytes(needs.diskBytes)));
    const growth = monthlyGrowthBytes(network);
    if (growth === null) return fine(found);
    const months = Math.floor(Math.min(spare, freeBytes) / growth);
    if (months < LASTS_MONTHS) return watch(say.lasts(found, months), say.plan);
    return fine(months > 60 ? say.lastsLong(found) : say.lasts(found, months));
  },
};
