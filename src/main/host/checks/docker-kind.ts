import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.dockerKind;

export const dockerKind: Check<'dockerInfo'> = {
  id: 'docker-kind',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['dockerInfo'],
  needs: () => say.needed,
  judge({ dockerInfo }, { network }) {
    if (!dockerInfo.ok) return unknown(dockerInfo.because, say.lookYourself);
    const { rootless, snap, desktop } = dockerInfo.value;
    if (snap) return watch(say.snap, say.snapTodo);
    if (desktop) return isPractice(network) ? fine(say.desktop) : watch(say.desktop, say.desktopTodo);
    if (rootless) return isPractice(network) ? fine(say.rootless) : watch(say.rootless, say.rootlessTodo);
    return fine(say.service);
  },
};
