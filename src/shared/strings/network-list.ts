import type { FaultParams, Sentence } from './fault-params.ts';

const kept = 'Nothing was changed. Keys and coins are not touched.';

/** Faults of lists of networks and images from a file. */
export const networkListFaults = {
  'networks.file': (p) => ({
    message: `The file ${p.what ?? ''} is not a list of networks that Hearth can read: ${p.found ?? 'something in it is missing or wrong'}.`,
    coins: kept,
    hint: 'Get the file again from where you have it; or update Hearth, if the list is newer.',
  }),
  'networks.hash': (p) => ({
    message: `The SHA-256 of ${p.what ?? 'this file'} is ${p.found ?? 'another one'}, not ${p.needed ?? 'the one given'}.`,
    coins: kept,
    hint: 'Take the hash from a place that you trust, and the file again. If they still differ, do not use it.',
  }),
  'networks.identity': (p) => ({
    message: `The file ${p.where ?? ''} describes another network under the name ${p.what ?? ''}. What differs: ${p.found ?? 'its facts'}.`,
    coins: kept,
    hint: 'Do not use it. A list may bring other addresses, never another network.',
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;

export const networkListTexts = {
  file: 'FILE',
  summaries: {
    list: 'Says which networks are known, and from where.',
    read: 'Reads a list of networks and images from a file: its hash, and what it would change.',
    take: 'Takes such a list, if its SHA-256 is the one given.',
    drop: 'Goes back to the list that came with Hearth.',
  },
  sha256: 'the file’s SHA-256, 64 hex digits, from a place that you trust',
  notes: ['A list brings newer checkpoint providers, relays and images. It can never change what a network is.'],
  shipped: 'The networks are those that came with Hearth.',
  taken: (file: string, sha256: string, when: string) => `The networks are from ${file}, taken ${when}, SHA-256 ${sha256}.`,
  columns: ['network', 'chain id', 'validators', 'checkpoint operators', 'relays'],
  validators: { open: 'open', closed: 'closed set' },
  resets: 'computed',
  hash: (sha256: string) => `SHA-256 ${sha256}`,
  networks: (names: readonly string[]) => `It describes ${[...names, 'the images of clients'].join(', ')}.`,
  ignored: (names: readonly string[]) => `This Hearth runs no nodes of ${names.join(', ')}.`,
  same: 'It would change no network.',
  change: (network: string, what: string, added: readonly string[], removed: readonly string[]) =>
    [`${network}, ${what}`, added.length > 0 ? `comes: ${added.join(', ')}` : '', removed.length > 0 ? `goes: ${removed.join(', ')}` : '']
      .filter((part) => part !== '')
      .join('; '),
} as const;
