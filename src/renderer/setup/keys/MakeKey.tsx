import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useCallback, useState } from 'react';
import type { MadeKey } from '../../../shared/keys.ts';
import type { MnemonicLanguage } from '../../../shared/languages.ts';
import { call } from '../../bridge.ts';
import { ExistingWords } from '../../ceremony/ExistingWords.tsx';
import { FrameOf, type FrameProps } from '../../ceremony/Frame.tsx';
import { Numbers } from '../../ceremony/Numbers.tsx';
import { Password } from '../../ceremony/Password.tsx';
import { useSession } from '../../ceremony/session.ts';
import { TypedWords } from '../../ceremony/TypedWords.tsx';
import { Words } from '../../ceremony/Words.tsx';
import { keysText } from '../../strings/setup-keys.ts';
import { StepFrame } from '../StepFrame.tsx';
import type { Wizard } from '../wizard.ts';
import { loadKeys } from './load.ts';
import { Making } from './Making.tsx';

type Props = {
  readonly wizard: Wizard;
  /** The key is made and known to the wizard; what kept it from being loaded, or null, and the programs that agreed on it. */
  readonly onDone: (notLoaded: unknown, checkedBy: MadeKey['checkedBy']) => void;
  readonly onBack: (() => void) | undefined;
};
type Held = { readonly id: string; readonly language: MnemonicLanguage; readonly start: number; readonly existing: boolean };
type Screen = 'words' | 'typed' | 'existing' | 'numbers' | 'password';

/** The screens of a key, from new words or from words that exist, in the wizard's frame. */
export const MakeKey = ({ wizard, onDone, onBack }: Props): JSX.Element => {
  const client = useQueryClient();
  const [screen, setScreen] = useState<Screen>('words');
  const [session, setSession] = useState<Held | null>(null);
  const [discarded, setDiscarded] = useState(false);
  const [phase, setPhase] = useState<'choose' | 'making' | 'loading'>('choose');
  const { open, hold, abandon } = useSession();
  const frame = useCallback((props: FrameProps) => <StepFrame wizard={wizard} {...props} />, [wizard]);
  const network = wizard.setup.network ?? 'practice';

  const begin = (held: Held): void => {
    hold(held.id);
    setSession(held);
  };
  const leaveWords = (): void => {
    abandon();
    setSession(null);
    setDiscarded(session !== null && !session.existing);
    setScreen(session?.existing === true && screen !== 'existing' ? 'existing' : 'words');
  };
  const make = async ({ id, start }: Held, password: string, keep: (pubkeys: readonly string[]) => Promise<void>): Promise<void> => {
    setPhase('making');
    // While the file is made, leaving must not end the key process; it ends by itself.
    open.current = null;
    try {
      const made = await call('keys.make', { session: id, password, start, count: 1, network });
      const pubkeys = made.map((key) => key.pubkey);
      await wizard.send({ type: 'keysMade', pubkeys });
      setPhase('loading');
      await keep(pubkeys);
      const notLoaded = await loadKeys(pubkeys, password).catch((cause: unknown) => cause);
      await client.invalidateQueries({ queryKey: ['keys.list'] });
      await client.invalidateQueries({ queryKey: ['validators.list'] });
      onDone(notLoaded ?? null, made[0]?.checkedBy);
    } catch (cause) {
      open.current = id;
      setPhase('choose');
      throw cause;
    }
  };

  const inner =
    screen === 'existing' ? (
      <ExistingWords
        onRead={(id) => {
          begin({ id, language: 'english', start: 0, existing: true });
          setScreen('numbers');
        }}
        onAnew={leaveWords}
        onBack={leaveWords}
      />
    ) : screen === 'numbers' && session !== null ? (
      <Numbers
        session={session.id}
        count={1}
        onReady={(start) => {
          setSession({ ...session, start });
          setScreen('password');
        }}
        onBack={leaveWords}
      />
    ) : screen === 'words' || session === null ? (
      <Words
        discarded={discarded}
        onBegin={(id, language) => begin({ id, language, start: 0, existing: false })}
        onWritten={() => setScreen('typed')}
        onExisting={() => setScreen('existing')}
        onBack={onBack}
      />
    ) : screen === 'typed' ? (
      <TypedWords session={session.id} language={session.language} onRight={() => setScreen('password')} onNewWords={leaveWords} />
    ) : (
      <Password
        onMake={(password, keep) => make(session, password, keep)}
        onBack={leaveWords}
        backMeans={session.existing ? keysText.backExisting : keysText.typed.backMeans}
        onLost={() => {
          abandon();
          setSession(null);
          setScreen('existing');
        }}
        making={phase === 'choose' ? null : <Making phase={phase} />}
      />
    );
  return <FrameOf value={frame}>{inner}</FrameOf>;
};
