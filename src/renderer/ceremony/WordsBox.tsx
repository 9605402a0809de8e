import { type JSX, type ReactNode, type Ref, useId } from 'react';
import { ceremony } from '../strings/ceremony.ts';
import { IconWrong } from '../ui/icons.tsx';

/** Places of the words in what was typed. Word lists of Japan are written with wide spaces. */
export const placesOf = (typed: string): readonly { readonly from: number; readonly to: number }[] =>
  [...typed.matchAll(/[^\s\u3000]+/gu)].map((match) => ({ from: match.index, to: match.index + match[0].length }));

const lengths = [12, 15, 18, 21, 24];
export const wordsFit = (typed: string): boolean => lengths.includes(placesOf(typed).length);

type Props = {
  readonly id: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** What does not fit. It never repeats a word that was typed. */
  readonly complaint: ReactNode;
  readonly disabled: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
};

/** A box for words that exist. Nothing completes, corrects or keeps them. */
export const WordsBox = ({ id, value, onChange, complaint, disabled, ref }: Props): JSX.Element => {
  const hint = useId();
  return (
    <div className="field" translate="no">
      <label htmlFor={id}>{ceremony.existing.label}</label>
      <textarea
        id={id}
        ref={ref}
        className={complaint === null ? 'input phrasebox' : 'input phrasebox bad'}
        rows={4}
        value={value}
        disabled={disabled}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={complaint === null ? undefined : true}
        aria-describedby={hint}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={hint}>
        {complaint === null ? null : (
          <div className="complaint" role="alert">
            <IconWrong />
            <p>{complaint}</p>
          </div>
        )}
        <p className="hint">
          {ceremony.existing.counted(placesOf(value).length)} {ceremony.memory}
        </p>
      </div>
    </div>
  );
};
