import { useQueryClient } from '@tanstack/react-query';
import { type JSX, type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { KeyEntry } from '../../shared/keys.ts';
import type { SetupAction, SetupState } from '../../shared/setup.ts';
import type { StepId } from '../../shared/steps.ts';
import { call } from '../bridge.ts';

/** What every step is given: where the person is, and how to move on. */
export type Wizard = {
  readonly setup: SetupState;
  /** Applies actions one after the other. Resolves also where one failed; the failure then stands in `error`. */
  readonly send: (...actions: readonly SetupAction[]) => Promise<void>;
  readonly error: unknown;
  /** The page that had the keyboard last, so that a new one takes it over. */
  readonly page: RefObject<string | null>;
};

/** A step of the wizard: its name in the list and what stands right of it. */
export type Step = { readonly name: string; readonly Screen: (props: { readonly wizard: Wizard }) => JSX.Element };

/** The key files of this setup: those of its practice network; the same keys may lie here for other networks. */
export const ownKeys = ({ instance, pubkeys }: SetupState, keys: readonly KeyEntry[]): readonly KeyEntry[] =>
  keys.filter((key) => key.instance === instance && pubkeys.includes(key.pubkey));

/** Finishes the step with the line that it gave. */
export const finish = (step: StepId, gave: string): SetupAction => ({ type: 'finish', step, gave });

export const useWizard = (setup: SetupState): Wizard => {
  const client = useQueryClient();
  const page = useRef<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = useCallback(
    async (...actions: readonly SetupAction[]): Promise<void> => {
      try {
        for (const action of actions) client.setQueryData(['setup.get', {}], await call('setup.dispatch', action));
        setError(null);
      } catch (cause) {
        setError(cause);
      }
    },
    [client],
  );
  return useMemo(() => ({ setup, send, error, page }), [setup, send, error]);
};
