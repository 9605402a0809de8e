import { bytes, hostSentences } from '../../../shared/strings/host.ts';
import { attester, floor, isPractice, LABEL_TOLERANCE, monthlyGrowthBytes, passes, practiceNeeds } from '../needs.ts';
import { type Check, type Facts, fine, stops, unknown, watch } from './check.ts';

const say = hostSentences.diskSpace;
const LASTS_MONTHS = 12;

type Disks = Pick<Facts, 'chainDisk' | 'dockerDisk' | 'dataDisk'>;

/** The places that fill up, often on one disk: the node's data, Docker's folder, Hearth's own. */
function describe({ chainDisk: chain, dockerDisk: docker, dataDisk: data }: Disks): string {
  if (!chain.ok) return data.ok ? say.foundData(bytes(data.value.freeBytes)) : '';
  const { freeBytes, path, device } = chain.value;
  const isDockerElsewhere = docker.ok && docker.value.device !== device;
  const isHearthElsewhere = data.ok && data.value.device !== device && !(docker.ok && docker.value.device === data.value.device);
  return [
    say.found(bytes(freeBytes), path),
    ...(isDockerElsewhere ? [say.forDocker(bytes(docker.value.freeBytes))] : []),
    ...(isHearthElsewhere ? [say.forHearth(bytes(data.value.freeBytes))] : []),
  ].join(', ');
}

export const diskSpace: Check<'chainDisk' | 'dockerDisk' | 'dataDisk' | 'nodeBytes'> = {
  id: 'disk-space',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'stops', 'unknown'],
  reads: ['chainDisk', 'dockerDisk', 'dataDisk', 'nodeBytes'],
  needs: ({ network, needs }) => {
    if (isPractice(network)) return say.neededFree(bytes(practiceNeeds.freeDiskBytes));
    const advised = bytes(attester.diskBytes);
    return needs === null ? say.neededAdvised(advised) : say.neededPair(needs.pair, bytes(needs.diskBytes), advised);
  },
  judge({ chainDisk, dockerDisk, dataDisk, nodeBytes }, { network, needs }) {
    const main = chainDisk.ok ? chainDisk : dataDisk;
    if (!main.ok) return unknown(main.because, say.lookYourself);
    const found = describe({ chainDisk, dockerDisk, dataDisk });
    const { freeBytes, path } = main.value;
    const full = [main, dockerDisk].find((disk) => disk.ok && disk.value.freeBytes < floor.freeDiskBytes);
    if (full?.ok) return stops(found, say.free(full.value.path, bytes(practiceNeeds.freeDiskBytes)), 'docker system df');
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
    if (spare < 0 && !nodeBytes.ok) return unknown(nodeBytes.because, say.lookYourself);
    if (spare < 0) return stops(found, say.shortPair(needs.pair, bytes(needs.diskBytes)));
    const growth = monthlyGrowthBytes(network);
    if (growth === null) return fine(found);
    const months = Math.floor(Math.min(spare, freeBytes) / growth);
    if (months < LASTS_MONTHS) return watch(say.lasts(found, months), say.plan);
    return fine(months > 60 ? say.lastsLong(found) : say.lasts(found, months));
  },
};
