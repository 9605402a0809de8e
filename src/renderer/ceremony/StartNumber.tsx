import type { JSX } from 'react';
import { ceremony } from '../strings/ceremony.ts';
import { Button } from '../ui/Button.tsx';
import { TextInput } from '../ui/Field.tsx';
import { runsOf } from './used.ts';

const text = ceremony.start;
const MAX = 2 ** 32 - 1;

/** The number that was typed; null for what is none. */
export const startOf = (typed: string): number | null => {
  const digits = typed.trim();
  return /^\d{1,10}$/.test(digits) && Number(digits) <= MAX ? Number(digits) : null;
};

type Props = {
  readonly value: string;
  readonly count: number;
  /** Numbers that have files here. */
  readonly used: readonly number[];
  readonly onChange: (typed: string) => void;
  readonly disabled?: boolean;
};

/** From which number on keys are made, with the numbers in use in sight. */
export const StartNumber = ({ value, count, used, onChange, disabled = false }: Props): JSX.Element => {
  const start = startOf(value);
  const taken = start === null ? [] : used.filter((n) => n >= start && n < start + count);
  const free = (used.at(-1) ?? -1) + 1;
  return (
    <div className="cell narrow" id="start-number">
      <TextInput
        label={text.label}
        value={value}
        disabled={disabled}
        onChange={onChange}
        complaint={value !== '' && start === null ? text.bad : null}
        hint={text.hint}
      />
      <p className="hint">
        {used.length === 0 ? text.usedNone : text.used(runsOf(used))}{' '}
        {used.length > 0 && start !== free ? (
          <Button kind="link" onClick={() => onChange(String(free))}>
            {text.suggest(free)}
          </Button>
        ) : null}
      </p>
      {taken.length === 0 ? null : <p className="hint att">{text.taken(runsOf(taken))}</p>}
    </div>
  );
};
