/** What a person types before a key leaves this data folder: which one, and of which network. */
export const forgetPhrase = ({ pubkey, network }: { readonly pubkey: string; readonly network: string }): string =>
  `forget ${network} key ${pubkey.slice(2, 6)}`;
