import type { PracticeStatus } from '../../shared/practice.ts';
import type { SetupState } from '../../shared/setup.ts';
import type { Validator } from '../../shared/validators.ts';
import { nextSteps } from '../strings/home.ts';
import { setupText } from '../strings/setup.ts';
import { formatEstimate } from '../ui/format.ts';

export type NextStep = {
  readonly id: 'setup' | 'resume' | 'start' | 'leave' | 'leaving' | 'lived';
  readonly strong: string;
  readonly quiet: string;
  readonly action: string;
  /** The validator it is about. */
  readonly pubkey: string | null;
};

export type Seen = {
  readonly practice: PracticeStatus;
  readonly setup: SetupState;
  readonly validators: readonly Validator[];
  /** How long exit and pay-out take, in seconds, where it is known. */
  readonly leaveSeconds: number | null;
};

const gone = (one: Validator): boolean => one.status === 'withdrawal_done';
const leaving = (one: Validator): boolean =>
  one.status === 'active_exiting' || one.status === 'exited_unslashed' || one.status === 'withdrawal_possible';

/** True while the wizard has begun and its last step is not reached. */
export const setupIsOpen = (setup: SetupState): boolean => setup.network !== null && setup.reached !== 'active';

/** The one thing to do next, from state alone; null where nothing is to be done or a notice already says it. */
export const nextStep = ({ practice, setup, validators, leaveSeconds }: Seen): NextStep | null => {
  if (practice.state === 'gone' || practice.state === 'starting') return null;
  if (practice.state === 'paused') return { id: 'resume', ...nextSteps.resume, pubkey: null };
  if (practice.state === 'stopped') return { id: 'start', ...nextSteps.start, pubkey: null };
  if (setupIsOpen(setup)) return { id: 'setup', ...nextSteps.setup(setupText.names[setup.step]), pubkey: null };
  const out = validators.find(leaving);
  if (out !== undefined) {
    const quiet = out.status === 'active_exiting' ? nextSteps.leaving.quiet : nextSteps.leavingOver;
    return { id: 'leaving', ...nextSteps.leaving, quiet, pubkey: out.pubkey };
  }
  const active = validators.find((one) => one.status === 'active_ongoing');
  if (active !== undefined) {
    const quiet = leaveSeconds === null ? nextSteps.leave.quiet : nextSteps.leaveTakes(formatEstimate(leaveSeconds));
    return { id: 'leave', ...nextSteps.leave, quiet, pubkey: active.pubkey };
  }
  const last = validators.find(gone);
  return last === undefined ? null : { id: 'lived', ...nextSteps.lived, pubkey: last.pubkey };
};
