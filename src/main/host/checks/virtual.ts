import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.virtual;

export const virtual: Check<'virtual'> = {
  id: 'virtual',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['virtual'],
  needs: () => say.needed,
  judge({ virtual: fact }, { network }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { kind, name } = fact.value;
    if (kind === 'none') return fine(say.none);
    const [found, todo] = {
      vm: [say.vm(name), say.vmTodo] as const,
      container: [say.container(name), say.containerTodo] as const,
      wsl: [say.wsl, say.wslTodo] as const,
    }[kind];
    return isPractice(network) ? fine(found) : watch(found, todo);
  },
};
