import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { launchersAmong } from '../launchers.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.launchers;

export const launchers: Check<'nodePrograms' | 'nodeFolders' | 'containers'> = {
  id: 'launchers',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['nodePrograms', 'nodeFolders', 'containers'],
  needs: () => say.needed,
  judge({ nodePrograms, nodeFolders, containers }) {
    if (!nodePrograms.ok) return unknown(nodePrograms.because, say.lookYourself);
    if (!nodeFolders.ok) return unknown(nodeFolders.because, say.lookYourself);
    if (!containers.ok) return unknown(containers.because, say.lookYourself);
    const names = [...launchersAmong(containers.value), ...nodePrograms.value, ...nodeFolders.value];
    return names.length === 0 ? fine(say.none) : watch(say.found(names.join(', ')), say.compare);
  },
};
