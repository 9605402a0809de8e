import type { Publish } from '../../shared/contract.ts';
import type { SetupAction, SetupState } from '../../shared/setup.ts';
import { reduceSetup } from '../../shared/setup-reducer.ts';

type Deps = {
  readonly store: { readonly get: () => SetupState; readonly set: (state: SetupState) => Promise<void> };
  readonly publish: Publish;
};

export type SetupService = ReturnType<typeof setupService>;

/** Keeps the wizard's state: one action at a time by the pure reducer, on disk before it is told. */
export function setupService({ store, publish }: Deps) {
  let last: Promise<unknown> = Promise.resolve();

  async function apply(action: SetupAction): Promise<SetupState> {
    const before = store.get();
    const after = reduceSetup(before, action);
    if (after === before) return before;
    await store.set(after);
    publish('setup.changed', after);
    return after;
  }

  return {
    get: async (): Promise<SetupState> => store.get(),
    /** Answers the new state; an action that is not allowed answers the old one. */
    dispatch: (action: SetupAction): Promise<SetupState> => {
      const mine = last.then(() => apply(action));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
