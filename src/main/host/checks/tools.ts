import { hostSentences } from '../../../shared/strings/host.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = hostSentences.tools;
const wanted = ['node', 'npm', 'go', 'tar', 'ldd'] as const;

export const tools: Check<'tools'> = {
  id: 'tools',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['tools'],
  needs: ({ network }) => (isPractice(network) ? say.needed(wanted.join(', ')) : say.notNeeded),
  judge({ tools: fact }, { network }) {
    if (!isPractice(network)) return fine(say.notNeeded);
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const missing = wanted.filter((name) => fact.value[name] === null);
    if (missing.length > 0) return watch(say.missing(missing.join(', ')), say.install);
    return fine(say.found(`node ${fact.value.node}, npm ${fact.value.npm}, go ${fact.value.go}`));
  },
};
