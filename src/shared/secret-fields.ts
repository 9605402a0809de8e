/**
 * Where calls carry secrets to a key process: the window seals these fields before it asks. Of two calls main gets the bytes back from the
 * key process once they have opened the keystores, hands them on and wipes them: `keychain.save` to the keychain, `validators.import` to
 * the validator client.
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
  'validators.import': ['password'],
  'keychain.save': ['password'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The secret fields of a call; most have none. */
export const secretFieldsOf = (name: string): readonly string[] =>
  (secretFields as Readonly<Record<string, readonly string[]>>)[name] ?? [];
