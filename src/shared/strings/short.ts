/** Keys, addresses and hashes in a sentence: `0x71C7…976F`. */
export const shortHex = (hex: string): string => `${hex.slice(0, 6)}…${hex.slice(-4)}`;
