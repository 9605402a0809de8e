import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { attester, blobsAt } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.upload;

export const upload: Check<'uploadMbps'> = {
  id: 'upload',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['uploadMbps'],
  realOnly: true,
  needs: () => say.needed,
  judge({ uploadMbps }) {
    if (!uploadMbps.ok) return unknown(uploadMbps.because, say.lookYourself);
    const mbps = uploadMbps.value;
    const blobs = blobsAt(mbps);
    if (blobs === 0) return watch(say.custody(mbps), say.none);
    return mbps >= attester.uploadMbps ? fine(say.found(mbps, blobs)) : watch(say.found(mbps, blobs), say.low);
  },
};
