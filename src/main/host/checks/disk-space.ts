import { bytes, hostSentences } from '../../../shared/strings/host.ts';
import { attester, floor, isPractice, LABEL_TOLERANCE, passes, practiceNeeds } from '../needs.ts';
import { type Check, type Facts, fine, stops, unknown, watch } from './check.ts';

const say = hostSentences.diskSpace;

/** One sentence about the two places that fill up: Docker's folder and the data folder, often on one disk. */
function describe(docker: Facts['dockerDisk'], data: Facts['dataDisk']): string {
  if (docker.ok && data.ok && docker.value.device !== data.value.device)
    return say.foundTwo(bytes(docker.value.freeBytes), bytes(data.value.freeBytes));
  if (docker.ok) return say.found(bytes(docker.value.freeBytes));
  return data.ok ? say.foundData(bytes(data.value.freeBytes)) : '';
}

export const diskSpace: Check = {
  id: 'disk-space',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'stops', 'unknown'],
  needs: (network) =>
    isPractice(network) ? say.neededFree(bytes(practiceNeeds.freeDiskBytes)) : say.neededAdvised(bytes(attester.diskBytes)),
  judge({ dockerDisk, dataDisk }, network) {
    const main = dockerDisk.ok ? dockerDisk : dataDisk;
    if (!main.ok) return unknown(main.because, say.lookYourself);
    const found = describe(dockerDisk, dataDisk);
    const { freeBytes, path } = main.value;
    if (freeBytes < floor.freeDiskBytes) return stops(found, say.free(path, bytes(practiceNeeds.freeDiskBytes)), 'docker system df');
    if (dataDisk.ok && dataDisk.value.freeBytes < floor.freeDataBytes)
      return stops(found, say.free(dataDisk.value.path, bytes(floor.freeDataBytes)));
    if (isPractice(network))
      return freeBytes >= practiceNeeds.freeDiskBytes ? fine(found) : watch(found, say.free(path, bytes(practiceNeeds.freeDiskBytes)));
    const best = passes((profile) => freeBytes >= profile.diskBytes * LABEL_TOLERANCE);
    return best === null ? watch(found, say.below(best)) : fine(found);
  },
};
