import type { Validator } from '../../shared/validators.ts';

/** Statuses from which there is no way back to duty. */
const left: ReadonlySet<Validator['status']> = new Set([
  'active_exiting',
  'active_slashed',
  'exited_unslashed',
  'exited_slashed',
  'withdrawal_possible',
  'withdrawal_done',
]);

/** True once a validator is on its way out, or out. */
export const hasLeft = (one: Validator): boolean => left.has(one.status);
