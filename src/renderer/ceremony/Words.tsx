import { type JSX, useState } from 'react';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import { beginWords } from '../bridge.ts';
import { useRun } from '../run.ts';
import { ceremony } from '../strings/ceremony.ts';
import { keysText } from '../strings/setup-keys.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { WhyLink } from '../ui/WhyLink.tsx';
import { columns } from './columns.ts';
import { Frame } from './Frame.tsx';
import { LanguagePicker } from './LanguagePicker.tsx';
import { Offline } from './Offline.tsx';

const text = keysText.words;
type Props = {
  /** Earlier words were thrown away in this visit. */
  readonly discarded: boolean;
  readonly onBegin: (session: string, language: MnemonicLanguage) => void;
  readonly onWritten: () => void;
  /** To the screen for words that exist, where that is offered. */
  readonly onExisting?: (() => void) | undefined;
  readonly onBack: (() => void) | undefined;
};

/** The only place in the window that holds the words. They go with it. */
export const Words = ({ discarded, onBegin, onWritten, onExisting, onBack }: Props): JSX.Element => {
  const [words, setWords] = useState<readonly string[] | null>(null);
  const [language, setLanguage] = useState<MnemonicLanguage>('english');
  const [shown, setShown] = useState(false);
  const { busy, error, run } = useRun();
  const show = (): void => {
    if (words !== null) setShown(!shown);
    else begin();
  };
  const begin = (): void =>
    run(async () => {
      const begun = await beginWords({ language });
      onBegin(begun.session, language);
      setWords(begun.words);
      setShown(true);
    });
  const seen = words !== null;
  return (
    <Frame
      page="keys words"
      is={seen ? text.is : text.isHidden}
      next={seen ? text.next : text.nextHidden}
      lead={seen ? text.lead : text.leadHidden}
      here={keysText.here.words}
      back={onBack}
      forward={seen ? { label: text.done, open: true, go: onWritten } : { open: false, go: () => undefined }}
      why={
        seen ? (
          text.leaving
        ) : (
          <>
            {text.whyHidden} <WhyLink to="words-show">{text.whyHiddenLink}</WhyLink>
          </>
        )
      }
    >
      {error === null && !discarded ? null : (
        <div className="stack">
          <ErrorNotice error={error} />
          {discarded ? <Notice>{text.again}</Notice> : null}
        </div>
      )}
      <section className="sheet wordsheet">
        {seen ? null : (
          <div className="cells n2">
            <div className="cell">
              <LanguagePicker value={language} onChange={setLanguage} disabled={busy} />
            </div>
            <Offline />
          </div>
        )}
        {seen ? <Grid words={shown ? words : null} language={language} /> : null}
        <div className="cell wfoot">
          <p className="q2">{shown ? text.read : text.hiddenNote}</p>
          <span id="words-show">
            <Button small={seen} kind={seen ? 'usual' : 'primary'} onClick={show} disabled={busy}>
              {shown ? text.hide : text.show}
            </Button>
          </span>
        </div>
      </section>
      {busy ? <Waiting what={text.making} /> : null}
      {seen || onExisting === undefined ? null : (
        <p className="below">
          <Button kind="link" onClick={onExisting}>
            {ceremony.existing.mine}
          </Button>
        </p>
      )}
      <section className="care">
        {text.care.map((care) => (
          <div key={care.title}>
            <h2 className="h">{care.title}</h2>
            <p className="q2">{care.text}</p>
          </div>
        ))}
      </section>
    </Frame>
  );
};

const htmlLanguages: { readonly [L in MnemonicLanguage]: string } = {
  english: 'en',
  chinese_simplified: 'zh-Hans',
  chinese_traditional: 'zh-Hant',
  czech: 'cs',
  french: 'fr',
  italian: 'it',
  japanese: 'ja',
  korean: 'ko',
  portuguese: 'pt',
  spanish: 'es',
};

const Grid = ({ words, language }: { readonly words: readonly string[] | null; readonly language: MnemonicLanguage }): JSX.Element => (
  <div className="cells n4 words" translate="no" lang={htmlLanguages[language]}>
    {columns.map((column) => (
      <ol key={column[0]} start={column[0]} aria-label={text.column(column[0] ?? 1, column.at(-1) ?? 24)}>
        {column.map((n) => (
          <li key={n}>
            <span className="n num">{n}</span>
            {words === null ? <span className="w veiled">{text.hidden}</span> : <span className="w">{words[n - 1]}</span>}
          </li>
        ))}
      </ol>
    ))}
  </div>
);
