const numbersIn = (text: string): readonly number[] | null => /\d+(?:\.\d+)+/.exec(text)?.[0].split('.').map(Number) ?? null;

/** Whether the first version in a text, such as `Geth/v1.16.9-stable`, is lower than that in another; null where one has none. */
export function isOlder(text: string, than: string): boolean | null {
  const [a, b] = [numbersIn(text), numbersIn(than)];
  if (a === null || b === null) return null;
  const at = b.findIndex((n, i) => n !== (a[i] ?? 0));
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
}
