/** Copies of chain data over an update. */
export const copyText = {
  title: 'A copy first',
  looking: 'Measuring the data, which takes minutes with a whole chain',
  again: 'Look again',
  tick: (clients: string) => `Keep a copy of the chain data of ${clients}`,
  note: 'The way back then goes to the copy, whatever the newer version does to its data.',
  why: 'Update opens when the copy fits, or without one',
  without: 'Update without one, or free some room first.',
  size: 'Size',
  free: 'Free there',
  unknown: 'not known',
  time: 'Takes',
  timeText: (span: string) => `About ${span}.`,
  meanwhile: 'Meanwhile',
  still: 'These parts stand still while they are copied and compared.',
  stillDuties:
    'These parts stand still while they are copied and compared, and your validators miss their duties for as long: small losses, nobody is slashed for it.',
  halfway: 'If it is stopped halfway, the copy is thrown away, and the old version starts again on its data.',
  keys: 'Keys',
  keysText: 'Never in it. What your keys have signed is not copied and never goes back: an older record could get you slashed.',
  kept: 'A copy that is kept',
  keptFrom: (date: string) => `Made on ${date}, before the last update. The way back goes to it.`,
  keptOlder:
    'The older it is, the more of the chain is fetched again after going back. After some two weeks a beacon node is better synced anew.',
  keptForNothing: 'Nobody goes back to it any more. It only takes room.',
  goes: 'The next update removes it.',
  dockerOwn: 'Where Docker keeps its own data',
  remove: 'Remove the copy',
  removeText:
    'Without it the way back takes the data as they are, and is shut where the newer version has changed its database. The node runs on.',
  phrase: 'remove the copy',
  leave: 'Keep it',
} as const;
