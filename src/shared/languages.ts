/** Languages whose BIP-39 word lists Hearth knows, by the names that ethstaker-deposit-cli gives them. */
export const mnemonicLanguages = [
  'english',
  'chinese_simplified',
  'chinese_traditional',
  'czech',
  'french',
  'italian',
  'japanese',
  'korean',
  'portuguese',
  'spanish',
] as const;
export type MnemonicLanguage = (typeof mnemonicLanguages)[number];
