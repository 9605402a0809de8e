/** What is wrong with an amount, in one sentence. */
export const amountTexts = {
  outside: (found: string, min: string, max: string, coin: string) =>
    `A deposit of this kind takes ${min} to ${max} ${coin}, not ${found} ${coin}.`,
  comma: 'The amount has a comma in it. Write its decimals after a point, such as 1.5, and leave no comma between thousands.',
  exponent: 'The amount has an exponent. Write all its digits, such as 32 or 1.5.',
  fraction: 'The amount has more than nine decimals. The smallest part of a deposit is one gwei, 0.000000001.',
  sign: 'The amount has a sign. Write digits only, such as 32 or 1.5.',
  number: 'The amount is not a decimal number such as 32 or 1.5.',
  /** A balance that a deposit leads to; amounts with their unit. */
  idle: (balance: string, most: string) =>
    `${balance} is more than the ${most} that earn anything with these credentials: what is above earns nothing and is paid back.`,
  /** The balance of the validator is not known. */
  maybeIdle: (most: string) =>
    `With these credentials at most ${most} of a validator earn anything. What a top-up brings above that earns nothing and is paid back: look at its balance first.`,
} as const;
