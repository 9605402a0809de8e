import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { attester, fullNode, type HardwareProfile, LABEL_TOLERANCE, quickEnough } from '../needs.ts';
import { type Check, type Facts, fine, unknown, watch } from './check.ts';

const say = moreSentences.profile;
type Read = 'cpu' | 'memory' | 'chainDisk' | 'dataDisk' | 'diskSpeed' | 'uploadMbps';
type Part = keyof typeof say.parts;

/** For each part of a profile whether this machine meets it; null where that is not known. */
function parts(facts: Pick<Facts, Read>, profile: HardwareProfile): Readonly<Record<Part, boolean | null>> {
  const { cpu, memory, diskSpeed, uploadMbps } = facts;
  const disk = facts.chainDisk.ok ? facts.chainDisk : facts.dataDisk;
  const large = (have: number, need: number) => have >= need * LABEL_TOLERANCE;
  return {
    cpu: cpu.ok ? cpu.value.cores >= profile.cores && cpu.value.threads >= profile.threads : null,
    memory: memory.ok ? large(memory.value.totalBytes, profile.memoryBytes) : null,
    // Of the whole disk, for the chain may lie on it already; file systems keep some for themselves.
    disk: disk.ok ? disk.value.totalBytes >= profile.diskBytes * 0.9 : null,
    speed: diskSpeed.ok ? quickEnough(diskSpeed.value) : null,
    upload: uploadMbps.ok ? uploadMbps.value >= profile.uploadMbps : null,
  };
}
const named = (met: Readonly<Record<Part, boolean | null>>, wanted: boolean | null) =>
  (Object.keys(say.parts) as Part[])
    .filter((part) => met[part] === wanted)
    .map((part) => say.parts[part])
    .join(', ');

/** Which profile of EIP-7870 this machine reaches. What is not known keeps it from being green. */
export const profile: Check<Read> = {
  id: 'profile',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['cpu', 'memory', 'chainDisk', 'dataDisk', 'diskSpeed', 'uploadMbps'],
  realOnly: true,
  needs: () => say.needed,
  judge(facts) {
    const [best, next] = [parts(facts, attester), parts(facts, fullNode)];
    const lack = named(next, false);
    if (lack !== '') return watch(say.none(lack), say.below);
    const lackForBest = named(best, false);
    if (lackForBest !== '') return watch(say.lacks(fullNode.title, lackForBest), say.below);
    const open = named(best, null);
    if (open !== '') return unknown(say.open(attester.title, open), say.lookYourself);
    return fine(say.found(attester.title));
  },
};
