import type { FaultParams, Sentence } from './fault-params.ts';

const nothingChanged = 'Nothing is lost; keys and nodes are not touched.';

/** Faults of looking at the machine. */
export const hostFaults = {
  'host.diskShort': (p) => ({
    message: `The disk of ${p.where ?? 'the data folder'} has ${p.found ?? 'too little'} free; Hearth measures it only with ${p.needed ?? 'more'} free.`,
    coins: nothingChanged,
    hint: 'Free some space, then measure it again.',
  }),
  'host.diskProbe': () => ({
    message: 'The disk could not be measured.',
    coins: nothingChanged,
    hint: 'Try again; where it stays so, measure it with fio, as EIP-7870 describes.',
  }),
  'host.uploadUnreachable': (p) => ({
    message: `Nobody answers at ${p.where ?? 'that address'}, so your upload could not be measured.`,
    coins: nothingChanged,
    hint: 'Check the address, or take another server.',
  }),
  'host.uploadRefused': (p) => ({
    message: `The server at ${p.where ?? 'that address'} does not take what was sent (answer ${p.found ?? 'unknown'}).`,
    coins: nothingChanged,
    hint: 'Take an address that is meant for measuring uploads by POST, or type in the figure.',
  }),
  'host.uploadBroke': (p) => ({
    message: `The connection to ${p.where ?? 'the server'} broke while your upload was measured.`,
    coins: nothingChanged,
    hint: 'Try again. Where it stays so, the server takes no such amount: use another one.',
  }),
  'host.uploadStalled': (p) => ({
    message: `The server at ${p.where ?? 'that address'} stopped taking what was sent, or never answered.`,
    coins: nothingChanged,
    hint: 'Try again, or use another server.',
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;
