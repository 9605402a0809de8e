import { count } from '../ui/format.ts';

/** Newer versions of the node's clients, and the way back. */
export const updateText = {
  crumb: 'Node / Versions',
  looking: { is: 'Looking for newer versions.', next: 'The registries of your clients are asked.' },
  none: { is: 'Nothing newer is known.', next: 'Your node stays as it is.' },
  some: (n: number) => ({
    is: n === 1 ? 'A newer version is there.' : `Newer versions are there for ${count(n, 'part')}.`,
    next: 'Read what changes, then take them.',
  }),
  failed: { is: 'Hearth could not look for newer versions.', next: 'Your node keeps running as it is.' },
  again: 'Look again',
  parts: 'What your node runs',
  kinds: { version: 'Newer version', digest: 'Built anew', none: 'Nothing newer', unasked: 'Registry silent' },
  unasked: 'The list of versions has nothing newer, and its registry did not say whether this one was built anew.',
  to: 'becomes',
  now: ', now',
  here: 'here',
  away: 'to fetch',
  requiredBy: (forks: string) => `The first version that knows ${forks}.`,
  back: {
    possible: 'It can be taken back.',
    impossible: 'It changes its database: there is no way back without a copy or a new sync.',
    unknown: 'Whether it can be taken back is not known.',
  },
  happens: 'What happens',
  first: 'First',
  firstText: 'Everything is fetched while the present versions keep running. Stopped until then, nothing has changed.',
  next: 'Then',
  nextText: 'One part after the other is stopped gently, replaced and started on its data.',
  duties: 'Duties',
  dutiesText:
    'Missed for the minutes in which a part is replaced. Each missed attestation costs about what one made would have earned; nobody is slashed for it.',
  noDuties: 'This node serves no validators, so none are missed.',
  keys: 'Keys and coins',
  keysText: 'Not touched.',
  go: 'Update the node',
  going: 'Starting',
  why: 'You can stop it at any time; what was fetched stays',
  whyNone: 'Update opens when something newer is there',
  whyBusy: 'Update opens when the work on the node has ended',
  wayBack: {
    title: 'The way back',
    text: 'These ran before the last update.',
    onCopy: (date: string) =>
      `On the copy of its data of ${date}. What it has written since is thrown away, and that part of the chain fetched again.`,
    refused: 'There is no way back.',
    risk: 'I take this risk.',
    go: 'Go back',
  },
} as const;
