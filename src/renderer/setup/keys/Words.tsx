import { type JSX, useState } from 'react';
import { call } from '../../bridge.ts';
import { keysText } from '../../strings/setup-keys.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/FaultNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { useRun } from '../run.ts';
import { StepFrame } from '../StepFrame.tsx';
import { WhyLink } from '../WhyLink.tsx';
import type { Wizard } from '../wizard.ts';
import { columns } from './columns.ts';

const text = keysText.words;
type Props = {
  readonly wizard: Wizard;
  /** Earlier words were thrown away in this visit. */
  readonly discarded: boolean;
  readonly onBegin: (session: string) => void;
  readonly onWritten: () => void;
  readonly onBack: (() => void) | undefined;
};

/** The only place in the window that holds the words. They go with it. */
export const Words = ({ wizard, discarded, onBegin, onWritten, onBack }: Props): JSX.Element => {
  const [words, setWords] = useState<readonly string[] | null>(null);
  const [shown, setShown] = useState(false);
  const { busy, error, run } = useRun();
  const show = (): void => {
    if (words !== null) setShown(!shown);
    else begin();
  };
  const begin = (): void =>
    run(async () => {
      const begun = await call('keys.begin', {});
      onBegin(begun.session);
      setWords(begun.words);
      setShown(true);
    });
  const seen = words !== null;
  return (
    <StepFrame
      wizard={wizard}
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
        <Grid words={shown ? words : null} />
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
      <section className="care">
        {text.care.map((care) => (
          <div key={care.title}>
            <h2 className="h">{care.title}</h2>
            <p className="q2">{care.text}</p>
          </div>
        ))}
      </section>
    </StepFrame>
  );
};

const Grid = ({ words }: { readonly words: readonly string[] | null }): JSX.Element => (
  <div className="cells n4 words" translate="no">
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
