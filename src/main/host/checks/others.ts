import { hostSentences } from '../../../shared/strings/host.ts';
import { type Check, fine, type OtherContainer, unknown, watch } from './check.ts';

const say = hostSentences.others;
const signer = /validator|lighthouse|teku|nimbus|lodestar|prysm|grandine|vouch|charon|web3signer|ssv-node|rocketpool|dirk/i;

/** Containers of others that look like validator clients, by image or name. */
const signersAmong = (containers: readonly OtherContainer[]) =>
  containers.filter(({ hearth, image, name }) => hearth === null && signer.test(`${image} ${name}`)).map(({ name }) => name);

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
    const names = [...validatorPrograms.value, ...signersAmong(containers.value), ...(hearths > 0 ? [say.hearths(hearths)] : [])];
    return names.length === 0 ? fine(say.none) : watch(say.some(names.join(', ')), say.compare);
  },
};
