import { hostSentences } from '../../../shared/strings/host.ts';
import { signersAmong } from '../launchers.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = hostSentences.others;
export const others: Check<'validatorPrograms' | 'containers'> = {
  id: 'others',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['validatorPrograms', 'containers'],
  needs: () => say.needed,
  judge({ validatorPrograms, containers }) {
    if (!validatorPrograms.ok) return unknown(validatorPrograms.because, say.lookYourself);
    if (!containers.ok) return unknown(containers.because, say.lookYourself);
    const hearths = new Set(containers.value.map(({ hearth }) => hearth).filter((owner) => owner !== null)).size;
    const signers = signersAmong(containers.value);
    const names = [
      ...validatorPrograms.value,
      ...signers.map(({ launcher, name }) => say.signer(launcher, name)),
      ...(hearths > 0 ? [say.hearths(hearths)] : []),
    ];
    return names.length === 0
      ? fine(say.none)
      : watch(say.some(names.join(', ')), signers.some(({ isRunning }) => isRunning) ? say.danger : say.compare);
  },
};
