/** What of a chain can differ, and which part of a node says so. */
const parts = {
  chainId: 'your execution client’s chain id',
  genesisTime: 'your beacon node’s genesis time',
  genesisValidatorsRoot: 'your beacon node’s genesis validators root',
  genesisForkVersion: 'your beacon node’s genesis fork version',
} as const;

type Difference = { readonly what: keyof typeof parts; readonly expected: string; readonly found: string };

/** What differs, without a full stop. */
export const chainDiffers = (differences: readonly Difference[]): string =>
  differences.map(({ what, expected, found }) => `${parts[what]} is ${found}, not ${expected}`).join('; ');

/** Where a node follows another chain than it should, in a sentence; null where nothing differs. */
export const chainSentence = (title: string, differences: readonly Difference[]): string | null =>
  differences.length === 0 ? null : `Your node does not follow ${title}: ${chainDiffers(differences)}.`;

/** What a relay’s blocks leave out; nothing is said where it is not known. */
export const relayFilters = {
  sanctions: 'leaves out transactions of sanctioned addresses',
  nothing: 'leaves nothing out',
} as const;
