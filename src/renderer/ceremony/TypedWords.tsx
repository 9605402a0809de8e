import { type JSX, type KeyboardEvent, useRef, useState } from 'react';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import { call } from '../bridge.ts';
import { useRun } from '../run.ts';
import { ceremony } from '../strings/ceremony.ts';
import { keysText } from '../strings/setup-keys.ts';
import { ErrorAgain } from '../ui/FaultNotice.tsx';
import { listed } from '../ui/format.ts';
import { IconWrong } from '../ui/icons.tsx';
import { WhyLink } from '../ui/WhyLink.tsx';
import { columns, leastLetters, WORD_COUNT } from './columns.ts';
import { Frame } from './Frame.tsx';

const text = keysText.typed;
type Props = {
  readonly session: string;
  readonly language: MnemonicLanguage;
  readonly onRight: () => void;
  readonly onNewWords: () => void;
};
const fieldId = (n: number): string => `word-${n}`;

/** The words typed back from paper. The key process compares; wrong ones are named by their place. */
export const TypedWords = ({ session, language, onRight, onNewWords }: Props): JSX.Element => {
  const [typed, setTyped] = useState<readonly string[]>(() => Array.from({ length: WORD_COUNT }, () => ''));
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const { busy, error, run } = useRun();
  const form = useRef<HTMLFormElement>(null);
  const missing = typed.flatMap((word, i) => (word.length < leastLetters(language) ? [i + 1] : []));
  const next = missing[0];
  const set = (n: number, value: string): void => {
    setTyped(typed.with(n - 1, value.trim().toLowerCase()));
    setWrong(wrong.filter((place) => place !== n));
  };
  const check = (): void =>
    run(async () => {
      const verdict = await call('keys.confirm', { session, typed: [...typed] });
      if (verdict.ok) return onRight();
      setWrong(verdict.wrong);
      const first = verdict.wrong[0];
      if (first !== undefined) document.getElementById(fieldId(first))?.focus();
    });
  /** Space and Enter go on to the next field; in the last one Enter compares. */
  const key = (event: KeyboardEvent<HTMLInputElement>, n: number): void => {
    // Space and Enter choose a character while an input method composes one.
    if (event.nativeEvent.isComposing || (event.key !== ' ' && event.key !== 'Enter')) return;
    event.preventDefault();
    if (n < WORD_COUNT) form.current?.querySelector<HTMLInputElement>(`#${fieldId(n + 1)}`)?.focus();
    else if (event.key === 'Enter' && next === undefined && !busy) check();
  };
  return (
    <Frame
      page="keys typed"
      is={text.is}
      next={text.next}
      lead={text.lead}
      here={keysText.here.typed}
      back={onNewWords}
      forward={{ label: busy ? text.checking : text.check, open: next === undefined && !busy, go: check }}
      why={
        next === undefined ? (
          text.backMeans
        ) : (
          <>
            {text.whyLeft(missing.length)} <WhyLink to={fieldId(next)}>{text.whyLeftLink(next)}</WhyLink>
          </>
        )
      }
    >
      {error === null ? null : (
        <div className="stack">
          <ErrorAgain error={error} label={keysText.newWords} onAgain={onNewWords} />
        </div>
      )}
      <form className="sheet wordsheet" ref={form} onSubmit={(event) => event.preventDefault()} autoComplete="off">
        <div className="cells n4 words typing" translate="no">
          {columns.map((column) => (
            <ol key={column[0]} start={column[0]}>
              {column.map((n) => (
                <li key={n}>
                  <label className="n num" htmlFor={fieldId(n)}>
                    <span className="unseen">{text.word} </span>
                    {n}
                  </label>
                  <input
                    id={fieldId(n)}
                    className={wrong.includes(n) ? 'input bad' : 'input'}
                    value={typed[n - 1]}
                    aria-invalid={wrong.includes(n) ? true : undefined}
                    autoComplete="off"
                    autoCapitalize="off"
                    autoCorrect="off"
                    spellCheck={false}
                    onChange={(event) => set(n, event.target.value)}
                    onKeyDown={(event) => key(event, n)}
                  />
                </li>
              ))}
            </ol>
          ))}
        </div>
        <div className="cell wfoot" role="status">
          {wrong.length === 0 ? (
            <p className="q2">
              {text.note} {ceremony.memory}
            </p>
          ) : (
            <p className="complaint">
              <IconWrong />
              <span>
                <b>{wrong.length === 1 ? text.wrongOne(wrong[0] ?? 0) : text.wrongMany(listed(wrong.map(String)))}</b> {text.wrongText}
              </span>
            </p>
          )}
        </div>
      </form>
    </Frame>
  );
};
