/** What is wrong with typed mnemonic words. Words are named by their place only: what a person typed is a secret. */
export const mnemonicSentences = {
  count: (found: number) =>
    `A mnemonic has 12, 15, 18, 21 or 24 words; ${found === 0 ? 'there is none' : found === 1 ? 'this is one' : `these are ${found}`}.`,
  unknown: (places: readonly number[]) =>
    places.length === 1
      ? `Word ${places[0]} is not in the English word list.`
      : `Words ${places.slice(0, -1).join(', ')} and ${places.at(-1)} are not in the English word list.`,
  checksum: () => 'Each word is in the list, but together they do not fit: one of them is wrong, or two have changed places.',
} as const;
