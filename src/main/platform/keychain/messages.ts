/** What the keychain process is asked. One account is one password of one data folder; secrets are UTF-8 bytes. */
export type KeychainAsk =
  | { readonly job: 'probe' }
  | { readonly job: 'list' }
  | { readonly job: 'get'; readonly account: string }
  | { readonly job: 'delete'; readonly accounts: readonly string[] }
  /** `holds` answers those of the accounts that hold this very password. */
  | { readonly job: 'set' | 'holds'; readonly accounts: readonly string[]; readonly password: Uint8Array };

/** `accounts` of a list or a `holds`, `password` of a get (null: none is kept). */
export type KeychainAnswer =
  | { readonly ok: true; readonly accounts?: readonly string[]; readonly password?: Uint8Array | null }
  | { readonly ok: false; readonly why: 'unsupported' | 'refused'; readonly details: string };
