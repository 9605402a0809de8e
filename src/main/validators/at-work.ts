import type { ValidatorStatus } from '../../shared/validators.ts';

/** Whether the chain counts on this validator, or soon will: its key must stay where it is. */
export const isAtWork = (status: ValidatorStatus): boolean =>
  status === 'deposited' || status.startsWith('pending_') || status.startsWith('active_');
