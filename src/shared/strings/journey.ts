import { clientTitles } from './clients.ts';

/** `Geth 1.17.5` from a client and the tag of its image. */
export const clientVersion = (client: keyof typeof clientTitles, ref: string): string => {
  const tag = /:v?([^:/@]+)(@.*)?$/.exec(ref)?.[1];
  return tag === undefined ? clientTitles[client] : `${clientTitles[client]} ${tag}`;
};

/** What the journey on a practice network says, step by step. */
export const journeyTexts = {
  about: 'A validator’s whole life on a practice network, with coins that cost nothing.',
  profile: (profile: string, clients: string, rules: string, slots: string) => `Profile ${profile}: ${clients}, rules ${rules}. ${slots}.`,
  slots: (seconds: number, perEpoch: number) => `${seconds} s slots, ${perEpoch} slots per epoch`,
  slotsOnly: (seconds: number) => `${seconds} s slots`,
  takes: (time: string) => `About ${time}. Ctrl-C stops the journey; the network stays until you run: hearth practice down`,
  found: 'A practice network of this data folder runs already; the journey uses it.',
  paused: 'The practice network was paused; it runs again.',
  gone: 'The rest of the old practice network has stopped for good. A fresh one starts.',
  stays: 'The practice network stays. Start the journey again, or remove it with: hearth practice down',
  columns: ['slot', 'epoch', 'step', 'what it gave', 'took'],
  steps: {
    'host-checked': 'host checked',
    'images-ready': 'images ready',
    'first-block': 'first block',
    finalized: 'finalized',
    'keys-made': 'keys made',
    'keys-imported': 'keys imported',
    deposited: 'deposited',
    pending: 'pending',
    active: 'active',
    attested: 'attested',
    proposed: 'proposed',
    exited: 'exited',
    withdrawn: 'withdrawn',
  },
  gave: {
    host: (fine: number, all: number, rest: readonly string[]) => [`${fine} of ${all} fine`, ...rest].join('; '),
    finding: (title: string, found: string) => `${title.toLowerCase()}: ${found}`,
    image: (name: string, size: string | null) => (size === null ? name : `${name} ${size}`),
    images: (list: readonly string[], how: string) => [...list, how].join(', '),
    sources: { present: 'on this machine already', pull: 'pulled', build: 'built here' },
    running: 'on this machine already',
    firstBlock: (containers: number) => `${containers} containers, 2 nodes; this one is yours`,
    finalized: (epoch: number) => `epoch ${epoch} can no longer be undone`,
    keys: '1 key, opened again from its file',
    imported: (client: string) => `${client} holds it; nobody else signs with it`,
    deposited: (amount: string, address: string) => `${amount} practice ETH, paid out later to ${address}`,
    pending: (index: number) => `validator ${index}, in the queue`,
    active: (index: number, epoch: number) => `validator ${index} has duties from epoch ${epoch} on`,
    attested: (epoch: number, late: boolean) => `the vote of epoch ${epoch} was credited${late ? ', though late' : ''}`,
    earned: (amount: string) => `its balance grew by ${amount} practice ETH`,
    proposed: (slot: number) => `its own block, in slot ${slot}`,
    exited: 'no duties any more; the stake is on its way',
    withdrawn: (amount: string, address: string) => `${amount} practice ETH paid to ${address}`,
  },
  reading: (slot: number, of: number) => `slot ${slot} of ${of}`,
  genesisIn: (time: string) => `the chain begins in ${time}`,
  waits: { sync: 'in sync', gate: 'check before deposit', exit: 'exit' },
  pace: {
    columns: ['', 'protocol’s minimum', 'measured', 'ratio'],
    names: { 'deposit-to-active': 'deposit to active', 'exit-to-withdrawn': 'exit to withdrawn' },
    slots: (slots: number, time: string) => `${slots} slots, ${time}`,
  },
  end: (time: string) => `The whole life took ${time}.`,
  runsOn: 'The practice network runs on. Remove it with: hearth practice down',
  removed: 'The practice network is removed. Images and keys stay.',
} as const;
