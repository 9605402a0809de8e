import { expect, it } from 'vitest';
import { aPractice, aSetup, aValidator, setupDone } from '../testing/samples.ts';
import { nextStep, type Seen } from './next-step.ts';

const seen = (change: Partial<Seen>): Seen => ({
  practice: aPractice(),
  setup: setupDone,
  validators: [aValidator()],
  leaveSeconds: null,
  ...change,
});

it.each<readonly [string, Partial<Seen>, string | null]>([
  ['nothing while the network starts', { practice: aPractice({ state: 'starting' }) }, null],
  ['nothing beside the notice of a network that is gone', { practice: aPractice({ state: 'gone' }) }, null],
  ['resume before all else', { practice: aPractice({ state: 'paused' }), setup: aSetup({ network: 'practice' }) }, 'resume'],
  ['start what has stopped', { practice: aPractice({ state: 'stopped' }) }, 'start'],
  ['the open setup', { setup: aSetup({ network: 'practice', step: 'deposit', reached: 'deposit' }) }, 'setup'],
  ['the way out while one is leaving', { validators: [aValidator(), aValidator({ status: 'exited_unslashed' })] }, 'leaving'],
  ['leaving, once it is active', {}, 'leave'],
  ['nothing while it waits in the queue', { validators: [aValidator({ status: 'pending_queued' })] }, null],
  ['a new round after the last pay-out', { validators: [aValidator({ status: 'withdrawal_done' })] }, 'lived'],
])('names %s', (_, change, id) => {
  expect(nextStep(seen(change))?.id ?? null).toBe(id);
});

it('says how long leaving takes where the node foretold it', () => {
  expect(nextStep(seen({ leaveSeconds: 152 }))?.quiet).toBe('Exit and pay-out take about 3\u202fmin here.');
});
