/**
 * Tells a state when it differs from what was told before. Calls during a look are one more look after it, however many they are.
 * A look that fails tells nothing: whoever is away is told of elsewhere.
 */
export function teller<T>(look: () => Promise<T>, tell: (now: T) => void) {
  let told: string | null = null;
  let looking: Promise<void> | null = null;
  let again = false;

  const run = async (): Promise<void> => {
    do {
      again = false;
      const now = await look().catch(() => null);
      const text = now === null ? told : JSON.stringify(now, (_key, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v));
      if (now !== null && text !== told) {
        told = text;
        tell(now);
      }
    } while (again);
    looking = null;
  };
  /** Resolves once a look that began after the call has ended. */
  const refresh = (): Promise<void> => {
    if (looking !== null) again = true;
    else looking = run();
    return looking;
  };
  return { refresh, changed: (): void => void refresh() };
}
