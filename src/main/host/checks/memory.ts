import { bytes, hostSentences } from '../../../shared/strings/host.ts';
import { attester, floor, isPractice, LABEL_TOLERANCE, passes, practiceNeeds } from '../needs.ts';
import { type Check, fine, stops, unknown, watch } from './check.ts';

const say = hostSentences.memory;

export const memory: Check<'memory' | 'dockerInfo'> = {
  id: 'memory',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'stops', 'unknown'],
  reads: ['memory', 'dockerInfo'],
  needs: ({ network, needs }) => {
    if (isPractice(network)) return say.neededFree(bytes(practiceNeeds.memoryBytes), bytes(practiceNeeds.freeMemoryBytes));
    const advised = bytes(attester.memoryBytes);
    return needs === null ? say.neededTotal(advised) : say.neededPair(needs.pair, bytes(needs.memoryBytes), advised);
  },
  judge({ memory: fact, dockerInfo }, { network, needs }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { totalBytes: all, availableBytes, swapBytes } = fact.value;
    // Docker Desktop has the memory of its own machine only.
    const limit = dockerInfo.ok && dockerInfo.value.desktop && dockerInfo.value.memoryBytes > 0 ? dockerInfo.value.memoryBytes : null;
    const totalBytes = limit ?? all;
    const found =
      limit === null
        ? say.found(bytes(all), bytes(availableBytes), swapBytes > 0 ? bytes(swapBytes) : null)
        : say.foundDocker(bytes(limit), bytes(all));
    if (availableBytes < floor.freeMemoryBytes) return stops(found, say.close);
    const large = (needed: number) => totalBytes >= needed * LABEL_TOLERANCE;
    if (isPractice(network)) {
      const enough = large(practiceNeeds.memoryBytes) && availableBytes >= practiceNeeds.freeMemoryBytes;
      return enough ? fine(found) : watch(found, limit === null ? say.close : say.desktop);
    }
    if (needs !== null && !large(needs.memoryBytes)) {
      const todo = limit === null ? say.shortPair(needs.pair, bytes(needs.memoryBytes)) : say.desktop;
      // With half of it no client stays up; with less than all it swaps.
      return large(needs.memoryBytes / 2) ? watch(found, todo) : stops(found, todo);
    }
    const best = passes((profile) => large(profile.memoryBytes));
    return best === attester.title ? fine(found) : watch(found, say.below(best));
  },
};
