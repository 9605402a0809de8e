import type { Validator, ValidatorStatus } from '../../shared/validators.ts';
import type { Tone } from '../ui/State.tsx';

/** A validator's state in words, how it is shown, and what comes next. Worst first in lists: the higher `weight`, the higher up. */
export const validatorStates: {
  readonly [S in ValidatorStatus]: {
    readonly word: string;
    readonly says: string;
    readonly tone: Tone;
    readonly next: string;
    readonly weight: number;
  };
} = {
  active_slashed: {
    word: 'Slashed',
    says: 'was slashed',
    tone: 'bad',
    next: 'It leaves by itself and loses a part. Stop every machine that holds this key.',
    weight: 9,
  },
  exited_slashed: {
    word: 'Slashed and ended',
    says: 'was slashed and has ended',
    tone: 'bad',
    next: 'What is left is paid out when its time is over.',
    weight: 8,
  },
  unknown: { word: 'Not on chain', says: 'is not on chain', tone: 'unk', next: 'No deposit was sent for this key.', weight: 3 },
  deposited: {
    word: 'Deposit waits',
    says: 'waits for its deposit',
    tone: 'work',
    next: 'The deposit becomes final, then the validator enters the queue.',
    weight: 5,
  },
  pending_initialized: {
    word: 'Accepted',
    says: 'is accepted',
    tone: 'work',
    next: 'It enters the queue once its epoch is final.',
    weight: 5,
  },
  pending_queued: {
    word: 'In the queue',
    says: 'waits in the queue',
    tone: 'work',
    next: 'It starts by itself when its turn comes.',
    weight: 5,
  },
  active_ongoing: { word: 'Active', says: 'is active', tone: 'fine', next: 'It attests in every epoch.', weight: 4 },
  active_exiting: {
    word: 'Leaving',
    says: 'is on its way out',
    tone: 'work',
    next: 'It still has duties. Keep the node running.',
    weight: 6,
  },
  exited_unslashed: {
    word: 'Ended',
    says: 'has ended',
    tone: 'work',
    next: 'No more duties. The coins are paid out when their waiting time is over.',
    weight: 6,
  },
  withdrawal_possible: {
    word: 'Being paid out',
    says: 'is being paid out',
    tone: 'work',
    next: 'The next sweep of the chain pays it out.',
    weight: 6,
  },
  withdrawal_done: { word: 'Paid out', says: 'is paid out', tone: 'fine', next: 'Nothing is left to do.', weight: 1 },
};

/** `Validator 64`, or the key where the chain has given no number yet. */
export const nameOf = (one: Pick<Validator, 'index'>): string => (one.index === null ? 'New validator' : `Validator ${one.index}`);

/** Withdrawal credentials in words: what their first byte means for coins. */
export const credentialsWords = (credentials: string | null): { readonly kind: string; readonly means: string } => {
  if (credentials === null) return { kind: '–', means: 'Set by the deposit, not on chain yet.' };
  const prefix = credentials.slice(0, 4);
  if (prefix === '0x01') return { kind: '0x01', means: 'Income above 32 is paid out by itself.' };
  if (prefix === '0x02') return { kind: '0x02', means: 'Income stays in to earn, up to 2,048.' };
  if (prefix === '0x00') return { kind: '0x00', means: 'No address is set. Nothing can be paid out.' };
  return { kind: prefix, means: 'A kind that Hearth does not know.' };
};
