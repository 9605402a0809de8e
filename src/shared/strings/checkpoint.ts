import type { FaultParams, Sentence } from './fault-params.ts';

const notStarted = 'Nothing was started. Keys and coins are not touched.';
const orOwn = 'or give the address of a beacon node that you trust';

/** Faults of looking for a state to begin from. */
export const checkpointFaults = {
  'checkpoint.disagree': (p) => ({
    message: `Those who give away the state of ${p.what ?? 'the network'} do not agree: ${p.found ?? ''}.`,
    coins: notStarted,
    hint: `One of them follows another chain. Try again later, ${orOwn}.`,
  }),
  'checkpoint.tooOld': (p) => ({
    message: `The newest finalized state of ${p.what ?? 'the network'} is ${p.found ?? 'too old'}; one of at most ${p.needed ?? 'a day'} is safe.`,
    coins: notStarted,
    hint: 'Look at this machine’s clock first. If it is right, the network does not finalize: wait until it does.',
  }),
  'checkpoint.tooFew': (p) => ({
    message: `Fewer than two independent operators vouch for one state of ${p.what ?? 'the network'}: ${p.found ?? ''}.`,
    coins: notStarted,
    hint: `Try again in a few minutes, ${orOwn}.`,
  }),
  'checkpoint.otherNetwork': (p) => ({
    message: `This is not ${p.what ?? 'that network'}: ${p.found ?? ''}.`,
    coins: notStarted,
    hint: 'Give the address of a beacon node of the network that you chose.',
  }),
  'checkpoint.allDown': (p) => ({
    message: `None of those who give away the state of ${p.what ?? 'the network'} answers: ${p.found ?? ''}.`,
    coins: notStarted,
    hint: `Look whether this machine is online, then try again, ${orOwn}.`,
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;

/** Who vouches for the state that a node begins from, and whether its own chain bears it out. */
export const checkpointWords = {
  own: 'your beacon node',
  saw: (operator: string, epoch: number, root: string) => `${operator} says ${root} at epoch ${epoch}`,
  down: (operator: string) => `${operator} does not answer rightly`,
  elsewhere: (operator: string, what: string) => `${operator} answers for another network (${what})`,
  old: (operator: string, age: string) => `${operator} has stood still for ${age}`,
  ahead: (operator: string) => `${operator} is ahead of this machine’s clock`,
  young: (operator: string) => `${operator} has nothing finalized yet`,
  alone: (operator: string) => `${operator} is borne out by nobody else`,
  trust: {
    independent: (operators: readonly string[]) => `${operators.join(' and ')} agree on this state.`,
    ownAlone: 'Only your own beacon node vouches for this state: your node will believe what it believes.',
  },
  confirmed: {
    agreed: (slot: number) => `Your node’s own block at slot ${slot} is the one that was agreed on.`,
    notYet: 'Your node does not have the block yet that was agreed on.',
    differs: (slot: number) =>
      `Your node follows another chain: its block at slot ${slot} is not the one that was agreed on. Stop it, remove its beacon data, and start again. Keep your keys away from it.`,
  },
} as const;
