import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { call } from '../bridge.ts';

type SessionHold = {
  readonly open: RefObject<string | null>;
  /** Holds a new session and ends the one before. */
  readonly hold: (session: string) => void;
  /** Ends the session that is held, if any. */
  readonly abandon: () => void;
};

/** Holds a key process's session, never its words, and ends it when the screen goes away. */
export const useSession = (): SessionHold => {
  const open = useRef<string | null>(null);
  const abandon = useCallback((): void => {
    if (open.current !== null) call('keys.abandon', { session: open.current }).catch(() => undefined);
    open.current = null;
  }, []);
  useEffect(() => abandon, [abandon]);
  const hold = useCallback(
    (session: string): void => {
      abandon();
      open.current = session;
    },
    [abandon],
  );
  return { open, hold, abandon };
};
