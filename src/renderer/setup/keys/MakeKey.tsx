import { type JSX, useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../bridge.ts';
import type { Wizard } from '../wizard.ts';
import { Password } from './Password.tsx';
import { TypedWords } from './TypedWords.tsx';
import { Words } from './Words.tsx';

type Props = {
  readonly wizard: Wizard;
  /** The key is made and known to the wizard; what kept it from being loaded, or null. */
  readonly onDone: (notLoaded: unknown) => void;
  readonly onBack: (() => void) | undefined;
};

/** The three screens of a new key. It holds the key process's session, never the words, and ends it when it goes away. */
export const MakeKey = ({ wizard, onDone, onBack }: Props): JSX.Element => {
  const [screen, setScreen] = useState<'words' | 'typed' | 'password'>('words');
  const [session, setSession] = useState<string | null>(null);
  const [discarded, setDiscarded] = useState(false);
  const open = useRef<string | null>(null);
  const abandon = useCallback((): void => {
    if (open.current !== null) call('keys.abandon', { session: open.current }).catch(() => undefined);
    open.current = null;
  }, []);
  useEffect(() => abandon, [abandon]);
  const begin = (id: string): void => {
    abandon();
    open.current = id;
    setSession(id);
  };
  const newWords = (): void => {
    abandon();
    setSession(null);
    setDiscarded(true);
    setScreen('words');
  };
  if (screen === 'words' || session === null)
    return <Words wizard={wizard} discarded={discarded} onBegin={begin} onWritten={() => setScreen('typed')} onBack={onBack} />;
  if (screen === 'typed')
    return <TypedWords wizard={wizard} session={session} onRight={() => setScreen('password')} onNewWords={newWords} />;
  return (
    <Password
      wizard={wizard}
      session={session}
      onMaking={(making) => {
        open.current = making ? null : session;
      }}
      onDone={onDone}
      onNewWords={newWords}
    />
  );
};
