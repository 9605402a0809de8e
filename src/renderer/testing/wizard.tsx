import { screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import type { SetupState } from '../../shared/setup.ts';
import { reduceSetup } from '../../shared/setup-reducer.ts';
import { type StepId, steps } from '../../shared/steps.ts';
import { Setup } from '../setup/Setup.tsx';
import type { Answers } from './bridge.ts';
import { show } from './render.tsx';
import { aLayer, aPractice, aSetup, healthy, PUBKEY } from './samples.ts';

const before = (step: StepId, other: StepId): boolean => steps.indexOf(other) < steps.indexOf(step);

/** The wizard's state of a person who walked straight to this step. */
export const onStep = (step: StepId, change: Partial<SetupState> = {}): SetupState => {
  const past = (other: StepId): boolean => before(step, other);
  return aSetup({
    step,
    reached: step,
    gave: Object.fromEntries(steps.filter(past).map((id) => [id, `gave ${id}`])),
    network: past('network') ? 'practice' : null,
    profile: past('clients') ? 'classic' : null,
    consensus: past('clients') ? 'lodestar' : null,
    instance: past('start') ? aPractice().instance : null,
    pubkeys: past('keys') ? [PUBKEY] : [],
    depositSent: past('deposit'),
    ...change,
  });
};

/** A practice network that runs, with a node in sync. */
export const running: Answers = {
  'practice.status': aPractice({ wallet: { address: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266', balanceWei: 10n ** 24n } }),
  'status.get': { ...healthy, consensus: aLayer({ clientName: 'Lodestar' }) },
};

/** The wizard on a state, with the real reducer behind it. `state()` is what the main process holds now. */
export const showSetup = (start: SetupState, answers: Answers = {}): ReturnType<typeof show> & { readonly state: () => SetupState } => {
  let state = start;
  const shown = show(<Setup />, {
    'setup.get': () => state,
    'setup.dispatch': (action) => {
      state = reduceSetup(state, action);
      return state;
    },
    ...answers,
  });
  return { ...shown, state: () => state };
};

/** The primary button comes to stand closed, with this reason beside it. */
export const closedBecause = (button: string, reason: string | RegExp): Promise<void> =>
  waitFor(() => {
    const found = screen.getByRole('button', { name: button });
    expect(found).toHaveAccessibleDescription(reason);
    expect(found).toBeDisabled();
  });
/** The primary button comes to stand open. */
export const open = async (button: string): Promise<void> => {
  await waitFor(() => expect(screen.getByRole('button', { name: button })).toBeEnabled());
};
