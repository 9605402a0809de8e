import type { JSX, ReactNode } from 'react';
import { Bar } from './Bar.tsx';
import { type Tone, ToneIcon } from './State.tsx';

type Props = {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** `fine` shows no picture and no colour. */
  readonly tone?: Tone;
  /** 0 to 1; null leaves the track empty so that neighbours stay in line. */
  readonly part?: number | null;
  readonly partTone?: 'plain' | 'ink' | 'ember' | 'amber' | 'brick';
  /** Two notes at most. */
  readonly notes: readonly ReactNode[];
};

/** A reading: label, value, a line, two notes. */
export const Tile = ({ label, value, tone = 'fine', part = null, partTone = 'plain', notes }: Props): JSX.Element => (
  <div className="tile num">
    <h3 className="label">{label}</h3>
    <p className={tone === 'fine' ? 'value' : `value ${tone}`}>
      {tone === 'fine' ? null : <ToneIcon tone={tone} />}
      {value}
    </p>
    <Bar part={part} tone={partTone} />
    {notes.map((note, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: notes are places, not things
      <p className="note" key={i}>
        {note}
      </p>
    ))}
  </div>
);
