/**
 * Where calls carry secrets to a key process: the window seals these fields before it asks. Two calls are missing, because main itself has
 * to hand the password on: `keychain.save` to the keychain, `validators.import` to the validator client.
 */
export const secretFields = {
  'keys.confirm': ['typed'],
  'keys.read': ['text', 'passphrase'],
  'keys.make': ['password'],
  'keys.makeFiles': ['password'],
  'keys.deposit': ['password'],
  'keys.exitFile': ['password'],
  'keys.topUpFile': ['password'],
  'keys.verify': ['password'],
  'keys.drill': ['words', 'passphrase', 'password'],
  'validators.exit': ['password'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The secret fields of a call; most have none. */
export const secretFieldsOf = (name: string): readonly string[] =>
  (secretFields as Readonly<Record<string, readonly string[]>>)[name] ?? [];
