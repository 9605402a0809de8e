import { type JSX, type ReactNode, useId } from 'react';

export type Option<T extends string> = {
  readonly value: T;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly disabled?: boolean;
};
type Props<T extends string> = {
  readonly legend: ReactNode;
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  /** Side by side instead of below each other. */
  readonly wide?: boolean;
};

/** One of a few, each with its consequence. Arrow keys move between them. */
export const Choice = <T extends string>({ legend, options, value, onChange, wide = false }: Props<T>): JSX.Element => {
  const name = useId();
  return (
    <fieldset className={wide ? 'choices wide' : 'choices'}>
      <legend className="flabel">{legend}</legend>
      {options.map((option) => (
        <label className="choice" key={option.value}>
          <input
            type="radio"
            className="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          <span>
            <b>{option.title}</b>
            {option.note === undefined ? null : <span className="c optnote">{option.note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

type TickProps = {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
  readonly unseen?: boolean;
};

/** A yes or no. With `unseen` its words are for screen readers (a column of ticks in a table). */
export const Tick = ({ checked, onChange, children, disabled, unseen = false }: TickProps): JSX.Element => (
  <label className="choice">
    <input type="checkbox" className="tick" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
    <span className={unseen ? 'unseen' : undefined}>{children}</span>
  </label>
);
