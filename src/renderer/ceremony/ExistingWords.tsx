import { type JSX, useId, useRef, useState } from 'react';
import type { WordsRead } from '../../shared/keys.ts';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import { call } from '../bridge.ts';
import { useRun } from '../run.ts';
import { ceremony } from '../strings/ceremony.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { ErrorAbove } from '../ui/FaultNotice.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { firstMissing, whyOf } from '../ui/WhyLink.tsx';
import { Frame } from './Frame.tsx';
import { Offline } from './Offline.tsx';
import { noPassphrase, PassphraseFields, passphraseFits } from './Passphrase.tsx';
import { placesOf, WordsBox, wordsFit } from './WordsBox.tsx';

const text = ceremony.existing;
type Refusal = Extract<WordsRead, { ok: false }>;
type Props = {
  readonly onRead: (session: string) => void;
  readonly onAnew?: (() => void) | undefined;
  readonly onBack?: (() => void) | undefined;
  /** What the words are asked for, where they make no keys. */
  readonly purpose?: { readonly is: string; readonly next: string; readonly ready: string } | undefined;
};

/** Words that exist already: read, cleaned and judged in the key process; wrong ones named by their place. */
export const ExistingWords = ({ onRead, onAnew, onBack, purpose }: Props): JSX.Element => {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [language, setLanguage] = useState<MnemonicLanguage | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { busy, error, run } = useRun();
  const asksLanguage = refusal?.reason === 'language';

  const pointAt = (position: number | undefined): void => {
    const place = position === undefined ? undefined : placesOf(typed)[position - 1];
    area.current?.focus();
    if (place !== undefined) area.current?.setSelectionRange(place.from, place.to);
  };
  const read = (): void =>
    run(async () => {
      const answer = await call('keys.read', {
        text: typed,
        ...(language === null ? {} : { language }),
        ...(passphrase.first === '' ? {} : { passphrase: passphrase.first }),
      });
      if (answer.ok) {
        setTyped('');
        setPassphrase(noPassphrase);
        return onRead(answer.session);
      }
      setRefusal(answer);
      if (answer.reason !== 'language') pointAt(answer.problems[0]?.position);
    });

  const missing = firstMissing(
    !wordsFit(typed) && { to: id, what: text.whyWords },
    asksLanguage && language === null && { to: `${id}-language`, what: text.whyLanguage },
    !passphraseFits(passphrase) && { to: 'passphrase', what: text.whyPassphrase },
  );
  return (
    <Frame
      page="keys existing"
      is={purpose?.is ?? text.is}
      next={purpose?.next ?? text.next}
      lead={text.lead}
      here={text.here}
      back={onBack}
      forward={{ label: busy ? text.reading : text.read, open: missing === null && !busy, go: read }}
      why={whyOf(text.why, missing, purpose?.ready ?? text.sameMachine)}
    >
      <ErrorAbove error={error} />
      <Sheet>
        <div className="cell">
          <WordsBox
            id={id}
            ref={area}
            value={typed}
            disabled={busy}
            complaint={refusal === null || asksLanguage ? null : refusal.message}
            onChange={(value) => {
              setTyped(value);
              setRefusal(null);
              setLanguage(null);
            }}
          />
        </div>
        {asksLanguage ? (
          <div className="cell" id={`${id}-language`}>
            <Choice
              wide
              legend={text.languageLegend}
              value={language}
              onChange={setLanguage}
              options={refusal.languages.map((one) => ({ value: one, title: ceremony.language.names[one] }))}
            />
            <p className="hint">{text.languageWhy}</p>
          </div>
        ) : null}
        <PassphraseFields value={passphrase} onChange={setPassphrase} disabled={busy} />
        <Offline />
      </Sheet>
      {onAnew === undefined ? null : (
        <p className="below">
          <Button kind="link" onClick={onAnew}>
            {text.anew}
          </Button>
        </p>
      )}
    </Frame>
  );
};
