import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useCallback, useState } from 'react';
import type { MadeKey } from '../../shared/keys.ts';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import type { NetworkName } from '../../shared/networks.ts';
import { call } from '../bridge.ts';
import { ExistingWords } from '../ceremony/ExistingWords.tsx';
import { FrameOf, type FrameProps, RoomFrame } from '../ceremony/Frame.tsx';
import { Numbers } from '../ceremony/Numbers.tsx';
import { Password } from '../ceremony/Password.tsx';
import { useSession } from '../ceremony/session.ts';
import { TypedWords } from '../ceremony/TypedWords.tsx';
import { Words } from '../ceremony/Words.tsx';
import { ceremony } from '../strings/ceremony.ts';
import { keysText } from '../strings/setup-keys.ts';
import { networks } from '../strings/ui.ts';
import { Cancelled } from './Cancelled.tsx';
import { MadeKeys } from './MadeKeys.tsx';
import { countOf, MakeTerms } from './MakeTerms.tsx';
import { Making } from './Making.tsx';
import { SignDeposit } from './SignDeposit.tsx';

type Screen = 'terms' | 'words' | 'typed' | 'existing' | 'numbers' | 'password' | 'cancelled' | 'made' | 'deposit';
type Held = { readonly id: string; readonly language: MnemonicLanguage; readonly start: number };

/** The ceremony in the Keys room: terms, words, password, and the files; from new words or from words that exist. */
export const MakeKeys = ({ existing }: { readonly existing: boolean }): JSX.Element => {
  const [crumb, setCrumb] = useState<string>();
  const frame = useCallback((props: FrameProps) => <RoomFrame crumb={crumb} {...props} />, [crumb]);
  return (
    <FrameOf value={frame}>
      <Screens existing={existing} onTerms={setCrumb} />
    </FrameOf>
  );
};

type ScreensProps = { readonly existing: boolean; readonly onTerms: (crumb: string) => void };
const Screens = ({ existing: known, onTerms }: ScreensProps): JSX.Element => {
  const client = useQueryClient();
  // New words that were typed back are words that exist.
  const [existing, setExisting] = useState(known);
  const [screen, setScreen] = useState<Screen>('terms');
  const [network, setNetwork] = useState<NetworkName>('hoodi');
  const [count, setCount] = useState('1');
  const [held, setHeld] = useState<Held | null>(null);
  const [discarded, setDiscarded] = useState(false);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<readonly MadeKey[]>([]);
  const { hold, open, abandon } = useSession();
  const n = countOf(count) ?? 1;

  const begin = (next: Held): void => {
    hold(next.id);
    setHeld(next);
  };
  const backToWords = (): void => {
    abandon();
    setHeld(null);
    setDiscarded(!existing);
    setScreen(existing ? 'existing' : 'words');
  };
  const make = async ({ id, start }: Held, password: string, keep: (pubkeys: readonly string[]) => Promise<void>): Promise<void> => {
    setMaking(true);
    try {
      const keys = await call('keys.make', { session: id, password, start, count: n, network });
      open.current = null;
      await keep(keys.map((key) => key.pubkey));
      setMade(keys);
      setScreen('made');
      await client.invalidateQueries({ queryKey: ['keys.list'] });
    } finally {
      setMaking(false);
    }
  };
  const cancel = (): void => {
    abandon();
    setScreen('cancelled');
  };
  const typeAgain = (): void => {
    abandon();
    setHeld(null);
    setExisting(true);
    setScreen('existing');
  };

  if (screen === 'deposit') return <SignDeposit keys={made} onBack={() => setScreen('made')} />;
  if (screen === 'made') return <MadeKeys keys={made} onDeposit={() => setScreen('deposit')} />;
  if (screen === 'cancelled') return <Cancelled onAgain={typeAgain} />;
  if (screen === 'terms')
    return (
      <MakeTerms
        existing={existing}
        network={network}
        count={count}
        onNetwork={setNetwork}
        onCount={setCount}
        onReady={() => {
          onTerms(ceremony.crumbOf(networks[network].title, n));
          setScreen(existing ? 'existing' : 'words');
        }}
      />
    );
  if (screen === 'existing')
    return (
      <ExistingWords
        onRead={(id) => {
          begin({ id, language: 'english', start: 0 });
          setScreen('numbers');
        }}
        onBack={() => setScreen('terms')}
      />
    );
  if (screen === 'numbers' && held !== null)
    return (
      <Numbers
        session={held.id}
        count={n}
        onReady={(start) => {
          setHeld({ ...held, start });
          setScreen('password');
        }}
        onBack={backToWords}
      />
    );
  if (screen === 'words' || held === null)
    return (
      <Words
        discarded={discarded}
        onBegin={(id, language) => begin({ id, language, start: 0 })}
        onWritten={() => setScreen('typed')}
        onBack={() => {
          abandon();
          setScreen('terms');
        }}
      />
    );
  if (screen === 'typed')
    return <TypedWords session={held.id} language={held.language} onRight={() => setScreen('password')} onNewWords={backToWords} />;
  return (
    <Password
      onMake={(password, keep) => make(held, password, keep)}
      onBack={backToWords}
      backMeans={existing ? keysText.backExisting : keysText.typed.backMeans}
      onLost={typeAgain}
      making={making ? <Making count={n} onCancel={cancel} /> : null}
    />
  );
};
