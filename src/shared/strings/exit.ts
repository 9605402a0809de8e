import { counted, duration } from './time.ts';

/** Why a validator cannot exit now, each a whole text for a person. */
export const exitRefusals = {
  notOnChain: 'This key is no validator yet, so there is nothing to exit.',
  notActive: (index: number) => `Validator ${index} is not active yet. It can exit once it has worked for a while.`,
  leaving: (index: number, exitEpoch: number) => `Validator ${index} is leaving already; its duties end with epoch ${exitEpoch}.`,
  gone: (index: number) => `Validator ${index} has left already.`,
  slashed: (index: number) => `Validator ${index} was slashed; the chain removes it by itself.`,
  young: (index: number, epoch: number, seconds: number) =>
    `Validator ${index} has not worked long enough. It can exit from epoch ${epoch} on, in ${duration(seconds)}.`,
  noAddress: (index: number) => `Validator ${index} has no withdrawal address yet, so its coins could not be paid out. Set one first.`,
  noSigner: (index: number) => `Neither your validator client nor this folder holds the key of validator ${index}.`,
  early: (index: number, epoch: number) =>
    `This exit of validator ${index} counts from epoch ${epoch} on. Send it then; sent now it is never used.`,
  behind: (slots: number) => `Your node is ${counted(slots, 'slot')} behind the clock. Wait until it is in sync.`,
} as const;

/** What the client signed differs from what it was asked to sign. */
export const signedOther = 'it signed another exit than it was asked for; nothing was sent';
export const notHeld = 'it took the exit but neither its pool nor the chain shows it';
export const importLost = 'The validator client took the key but does not list it.';
/** Why a node cannot tell whether a key signs elsewhere. */
export const importBehind = (slots: number): string => `it is ${slots} slots behind the clock`;
export const importUntold = 'it keeps no record of who signs';

/** Stations of an exit. */
export const exitStations = {
  signed: 'You sign',
  included: 'In a block',
  exited: 'Duties end',
  withdrawable: 'Withdrawable',
  withdrawn: 'Paid out',
} as const;
export const exitDetails = {
  none: '',
  slot: (slot: number) => `slot ${slot}`,
  epoch: (epoch: number) => `epoch ${epoch}`,
} as const;
