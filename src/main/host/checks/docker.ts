import { hostSentences } from '../../../shared/strings/host.ts';
import { type Check, fine, stops } from './check.ts';

const say = hostSentences.docker;

export const docker: Check<'docker'> = {
  id: 'docker',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'stops'],
  reads: ['docker'],
  needs: () => say.needed,
  judge({ docker: state }) {
    if (state.state === 'ready') return fine(say.found(state.version, state.os));
    return stops(state.fault.message.replace(/\.$/, ''), state.fault.hint, state.fault.command);
  },
};
