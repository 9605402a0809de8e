import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useCallback, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { MadeKey } from '../../shared/keys.ts';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import { call } from '../bridge.ts';
import { ExistingWords } from '../ceremony/ExistingWords.tsx';
import { FrameOf, type FrameProps, RoomFrame } from '../ceremony/Frame.tsx';
import { Numbers } from '../ceremony/Numbers.tsx';
import { Password } from '../ceremony/Password.tsx';
import { useSession } from '../ceremony/session.ts';
import { TypedWords } from '../ceremony/TypedWords.tsx';
import { Words } from '../ceremony/Words.tsx';
import { ceremony } from '../strings/ceremony.ts';
import { keyChoices } from '../strings/key-choices.ts';
import { keysText } from '../strings/setup-keys.ts';
import { coinOf, networks } from '../strings/ui.ts';
import { Cancelled } from './Cancelled.tsx';
import { goesElsewhere, hasOwnSalts, lockOf, placeOf, plainChoices } from './choices.ts';
import { type FilesPlan, FilesTerms } from './FilesTerms.tsx';
import { MadeFiles } from './MadeFiles.tsx';
import { MadeKeys } from './MadeKeys.tsx';
import { countOf, MakeTerms } from './MakeTerms.tsx';
import { Making } from './Making.tsx';
import { usePlaceFacts } from './place-facts.ts';
import { SignDeposit } from './SignDeposit.tsx';

type Screen = 'terms' | 'words' | 'typed' | 'existing' | 'numbers' | 'files' | 'password' | 'cancelled' | 'made' | 'deposit';
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
  const [choices, setChoices] = useState(plainChoices);
  const facts = usePlaceFacts(choices);
  const [plan, setPlan] = useState<FilesPlan | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const [discarded, setDiscarded] = useState(false);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<readonly MadeKey[]>([]);
  const [files, setFiles] = useState<Output<'keys.makeFiles'> | null>(null);
  const { hold, open, abandon } = useSession();
  const n = countOf(choices.count) ?? 1;
  const { network } = choices;
  const title = choices.other === null ? networks[network].title : (facts.network?.title ?? '');
  const elsewhere = goesElsewhere(choices);
  const afterWords = elsewhere ? 'files' : 'password';

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
      const asks = { session: id, password, start, count: n, ...lockOf(choices) };
      const place = placeOf(choices);
      if (elsewhere && plan !== null && place !== null) {
        const written = await call('keys.makeFiles', { ...asks, network: place, ...plan });
        open.current = null;
        setFiles(written);
        return;
      }
      const keys = await call('keys.make', { ...asks, network });
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

  if (files !== null) return <MadeFiles made={files} network={title} address={plan?.withdrawalAddress ?? null} />;
  if (screen === 'deposit') return <SignDeposit keys={made} onBack={() => setScreen('made')} />;
  if (screen === 'made') return <MadeKeys keys={made} onDeposit={() => setScreen('deposit')} />;
  if (screen === 'cancelled') return <Cancelled onAgain={typeAgain} />;
  if (screen === 'terms')
    return (
      <MakeTerms
        existing={existing}
        choices={choices}
        facts={facts}
        onChange={setChoices}
        onReady={() => {
          onTerms(ceremony.crumbOf(title, n));
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
          setScreen(afterWords);
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
    return <TypedWords session={held.id} language={held.language} onRight={() => setScreen(afterWords)} onNewWords={backToWords} />;
  if (screen === 'files')
    return (
      <FilesTerms
        old={choices.old}
        network={facts.network ?? { coin: coinOf(network), depositMultiplier: 1 }}
        plan={plan}
        onReady={(chosen) => {
          setPlan(chosen);
          setScreen('password');
        }}
        onBack={backToWords}
      />
    );
  return (
    <Password
      onMake={(password, keep) => make(held, password, keep)}
      keeps={!elsewhere}
      onBack={elsewhere ? () => setScreen('files') : backToWords}
      backMeans={elsewhere ? keyChoices.files.backMeans : existing ? keysText.backExisting : keysText.typed.backMeans}
      onLost={typeAgain}
      making={making ? <Making count={n} ownSalts={hasOwnSalts(choices)} onCancel={cancel} /> : null}
    />
  );
};
