import { bytes } from '../../../shared/strings/host.ts';
import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { ownBlobs, uploadNeeds } from '../../protocol/custody.ts';
import { blobLimits } from '../needs.ts';
import { type Aim, type BlobsFact, type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.upload;
const one = 32_000_000_000n;

/** What a block of one's own needs where the line cannot send it with all its blobs. */
function forOwnBlocks(blobs: number, hasRelays: boolean, execution: Aim['execution']): string {
  const option = execution === null ? undefined : blobLimits[execution];
  return [
    say.blobs(blobs),
    hasRelays ? say.relays : '',
    // To most clients a limit of 0 is no limit.
    option === undefined || blobs === 0 ? '' : say.limit(`${option}=${blobs}`),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The numbers, and what they come from. */
function reckoned({ rules }: BlobsFact, stake: readonly bigint[]) {
  const { columns, bytesPerSlot, passOnMbps, leastMbps, advisedMbps, ownBlockMbps } = uploadNeeds(rules, stake);
  const [least, advised, passOn] = [Math.ceil(leastMbps), Math.ceil(advisedMbps), Math.ceil(passOnMbps)];
  const kept = say.columns(stake.length, columns, rules.columns, bytes(bytesPerSlot), passOn);
  if (ownBlockMbps === null) return { least, advised, own: 0, needed: say.neededNode(advised), why: kept, tooLittle: say.fasterNode };
  const own = Math.ceil(ownBlockMbps);
  const why = `${kept} ${say.ownBlock(own, rules.maxBlobs, Math.round(rules.secondsPerSlot / 3))}`;
  const tooLittle = leastMbps > uploadNeeds(rules, [one]).leastMbps ? say.fewer : say.faster;
  return { least, advised, own, needed: say.neededVoter(advised, own, rules.maxBlobs), why, tooLittle };
}

export const upload: Check<'uploadMbps' | 'blobs' | 'stake'> = {
  id: 'upload',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['uploadMbps', 'blobs', 'stake'],
  realOnly: true,
  needs: () => say.needed,
  judge({ uploadMbps, blobs, stake }, { validators, relays, execution }) {
    if (!blobs.ok) return unknown(blobs.because, say.lookYourself);
    const served = stake.ok && stake.value.length > 0 ? stake.value : [one];
    const balances = validators === null ? served : Array.from({ length: validators }, () => one);
    const { least, advised, own, needed, why, tooLittle } = reckoned(blobs.value, balances);
    if (!uploadMbps.ok) return { ...unknown(uploadMbps.because, say.lookYourself), needed, why };
    const mbps = uploadMbps.value;
    const { rules, hasRelays } = blobs.value;
    const most = ownBlobs(rules, mbps);
    const told = (found: string) => (own === 0 ? found : say.own(found, most, rules.maxBlobs));
    if (mbps < least) return { ...watch(told(say.tooLittle(mbps)), tooLittle), needed, why };
    if (mbps < advised) return { ...watch(told(say.tight(mbps)), say.alone), needed, why };
    const found = told(say.enough(mbps));
    if (mbps >= own || relays) return { ...fine(found), needed, why };
    return { ...watch(found, forOwnBlocks(most, hasRelays, execution)), needed, why };
  },
};
