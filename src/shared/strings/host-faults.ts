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
} as const satisfies Record<string, (p: FaultParams) => Sentence>;
