import { hostSentences } from '../../../shared/strings/host.ts';
import { type Check, fine, stops, unknown, watch } from './check.ts';

const say = hostSentences.system;

export const system: Check<'system'> = {
  id: 'system',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'stops', 'unknown'],
  reads: ['system'],
  needs: () => say.needed,
  judge({ system: fact }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { title, kernel, arch, platform } = fact.value;
    const found = say.found(title, kernel, arch);
    if (arch !== 'x64' && arch !== 'arm64') return stops(found, say.otherProcessor);
    return platform === 'linux' ? fine(found) : watch(found, say.otherSystem);
  },
};
