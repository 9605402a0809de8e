import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { type Check, fine, unknown, watch } from './check.ts';

const say = moreSentences.timeZone;

export const timeZone: Check<'timeZone'> = {
  id: 'time-zone',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'unknown'],
  reads: ['timeZone'],
  needs: () => say.needed,
  judge({ timeZone: fact }) {
    if (!fact.ok) return unknown(fact.because, say.lookYourself);
    const { name, offsetMinutes, boardIsLocal } = fact.value;
    const found = say.found(name, offsetMinutes);
    return boardIsLocal ? watch(say.board(found), say.mend, 'sudo timedatectl set-local-rtc 0') : fine(found);
  },
};
