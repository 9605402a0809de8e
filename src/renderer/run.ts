import { useCallback, useRef, useState } from 'react';

type Run = {
  readonly busy: boolean;
  readonly error: unknown;
  readonly run: (action: () => Promise<void>) => void;
  readonly clear: () => void;
};

/** One action at a time (a second click while it runs does nothing), with its failure. Unlike a query it keeps nothing of what went in, so words and passwords may pass. */
export const useRun = (): Run => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef(false);
  const run = useCallback((action: () => Promise<void>): void => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(null);
    action()
      .catch((cause: unknown) => setError(cause))
      .finally(() => {
        running.current = false;
        setBusy(false);
      });
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { busy, error, run, clear };
};
