import type { FaultParams, Sentence } from './fault-params.ts';

/** Faults of keys that are loaded into the own validator client, and of validators that end. */
export const validatorFaults = {
  'validator.alive': (p) => ({
    message: `Key ${p.what ?? ''} signs somewhere else right now.`,
    coins: 'Loading it here too would get you slashed. It was not loaded.',
    hint: 'Stop the other machine, wait three epochs, then try again.',
  }),
  'validator.unwatched': (p) => ({
    message: `Your node cannot tell whether key ${p.what ?? ''} signs somewhere else: ${p.found ?? ''}.`,
    coins: 'Loading a key that signs elsewhere gets you slashed. It was not loaded.',
    hint: 'Wait until your node is in sync, then try again. A beacon node that never can tell needs its liveness tracking turned on.',
  }),
  'validator.import': (p) => ({
    message: `The validator client did not load key ${p.what ?? ''}: ${p.found ?? ''}.`,
    coins: 'No coins have moved.',
    hint: 'Read the reason, mend it, then try again.',
  }),
  'validator.exitRefused': (p) => ({
    message: p.what ?? 'This validator cannot exit now.',
    coins: 'Your stake stays where it is.',
    hint: 'Wait until the named time, then try again.',
  }),
  'validator.phrase': (p) => ({
    message: `The phrase does not say “${p.needed ?? ''}”.`,
    coins: 'Nothing was signed.',
    hint: 'Type the phrase exactly as it stands.',
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;
