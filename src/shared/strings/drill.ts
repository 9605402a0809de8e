import { counted } from './time.ts';

const keys = (n: number) => counted(n, 'key');

/** The one sentence of a restore drill. */
export const drillTexts = {
  nothing: 'No keystore lies in this folder, so there is nothing to bring back from it. Choose the folder with your copies.',
  good: (n: number) =>
    n === 1
      ? 'Your words give this key, and its copy opens with your password. You could bring it back today.'
      : `Your words give all ${keys(n)}, and the copies open with your password. You could bring them back today.`,
  goodUnopened: (n: number) =>
    `Your words give ${n === 1 ? 'this key' : `all ${keys(n)}`}. No password was given, so it is not proved that the copies open.`,
  otherKeys:
    'These words give other keys: a word or the 25th word is wrong, or the copies are of another mnemonic. Compare each word with your paper.',
  someOther: (same: number, n: number) =>
    `Your words give ${same} of ${keys(n)}. The other copies are of another mnemonic or 25th word; find the paper they belong to.`,
  damaged: (n: number) =>
    `Your words give the keys, but something is wrong with ${counted(n, 'copy', 'copies')}. Make new copies while your keys still work.`,

  same: (key: string) => `The words give its key ${key}`,
  sameDeposits: (n: number) => (n === 1 ? 'The words give the key of its deposit' : `The words give the keys of its ${n} deposits`),
  other: 'The words do not give its key',
  untold: 'It cannot be compared with the words',
  opens: 'It opens with the password and holds that key',
  bls: 'The words give the withdrawal key that it names, too',
} as const;
