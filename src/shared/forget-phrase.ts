/** What a person types before a key leaves this data folder. */
export const forgetPhrase = (pubkey: string): string => `forget key ${pubkey.slice(2, 6)}`;
