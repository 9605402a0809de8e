import type { StepId } from '../../shared/steps.ts';

/** The wizard's frame: what its steps are called and what stands in its bar. */
export const setupText = {
  title: 'Set up a validator',
  names: {
    staking: 'What staking is',
    network: 'Network',
    host: 'Host check',
    clients: 'Clients',
    start: 'Start and sync',
    keys: 'Keys',
    address: 'Withdrawal address',
    check: 'Check before deposit',
    deposit: 'Deposit',
    waiting: 'Waiting',
    active: 'Active',
  } satisfies Record<StepId, string>,
  back: 'Back',
  leave: 'Leave setup',
  next: 'Continue',
  loading: 'Reading where you were',
  stays: 'Everything so far is kept. Come back at any time.',
  lockedWhy: 'Continue leads back to where you are',
  locked: 'Your deposit was sent. You can look at this step; it stays as it is.',
} as const;

/** What stands above a step when the practice network it needs does not run. */
export const networkGone = {
  none: {
    is: 'The practice network of your keys was removed.',
    means: 'Practice coins only; real coins were never here. Your choices stay.',
    action: 'Start a fresh one',
  },
  gone: {
    is: 'The rest of this practice network has stopped for good.',
    means: 'Practice coins only; real coins were never here. Your choices and files stay.',
    action: 'Start a fresh one',
  },
  stopped: {
    is: 'The practice network has stopped.',
    means: 'Nothing is lost. Start it again, then go on here.',
    action: 'Go to the start',
  },
  paused: {
    is: 'The practice network is paused.',
    means: 'Nothing is lost. Resume it, then go on here.',
    action: 'Go to the start',
  },
} as const;
