/** Wrong use: the sentence says what is wrong; the terminal ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
