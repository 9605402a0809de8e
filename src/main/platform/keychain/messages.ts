/** What the keychain process is asked. One account is one password of one data folder; secrets are UTF-8 bytes. */
export type KeychainAsk =
  | { readonly job: 'probe' }
  | { readonly job: 'list' }
  | { readonly job: 'get' | 'delete'; readonly account: string }
  | { readonly job: 'set'; readonly account: string; readonly password: Uint8Array };

/** `accounts` of a list, `password` of a get (null: none is kept). */
export type KeychainAnswer =
  | { readonly ok: true; readonly accounts?: readonly string[]; readonly password?: Uint8Array | null }
  | { readonly ok: false; readonly why: 'unsupported' | 'refused'; readonly details: string };
