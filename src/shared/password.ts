/** Code points; NIST and ethstaker-deposit-cli ask the same. */
export const PASSWORD_MIN = 12;

/** Length of a password as EIP-2335 tools count it: in code points, before normalisation. */
export const passwordLength = (password: string): number => [...password].length;

/** Why a new keystore password cannot be used; null: it can. `again` is the same password typed a second time. */
export function passwordProblem(password: string, again: string): 'key.passwordShort' | 'key.passwordsDiffer' | null {
  if (passwordLength(password) < PASSWORD_MIN) return 'key.passwordShort';
  return password === again ? null : 'key.passwordsDiffer';
}
