import { bytes, hostSentences } from '../../../shared/strings/host.ts';
import { attester, floor, isPractice, LABEL_TOLERANCE, passes, practiceNeeds } from '../needs.ts';
import { type Check, fine, stops, unknown, watch } from './check.ts';

const say = hostSentences.memory;

export const memory: Check = {
  id: 'memory',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'stops', 'unknown'],
  needs: (network) =>
    isPractice(network)
      ? say.neededFree(bytes(practiceNeeds.memoryBytes), bytes(practiceNeeds.freeMemoryBytes))
      : say.neededTotal(bytes(attester.memoryBytes)),
  judge({ memory: fact }, network) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { totalBytes, availableBytes, swapBytes } = fact.value;
    const found = say.found(bytes(totalBytes), bytes(availableBytes), swapBytes > 0 ? bytes(swapBytes) : null);
    if (availableBytes < floor.freeMemoryBytes) return stops(found, say.close);
    const large = (needed: number) => totalBytes >= needed * LABEL_TOLERANCE;
    if (isPractice(network)) {
      const enough = large(practiceNeeds.memoryBytes) && availableBytes >= practiceNeeds.freeMemoryBytes;
      return enough ? fine(found) : watch(found, say.close);
    }
    const best = passes((profile) => large(profile.memoryBytes));
    return best === attester.title ? fine(found) : watch(found, say.below(best));
  },
};
