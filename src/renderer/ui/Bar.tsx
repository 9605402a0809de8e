import type { JSX } from 'react';

type Props = {
  /** 0 to 1; null: an empty track. */
  readonly part: number | null;
  readonly tone?: 'plain' | 'ink' | 'ember' | 'amber' | 'brick';
  /** Given, it is a progress bar of that name; otherwise the words beside it carry the value. */
  readonly label?: string;
  readonly thin?: boolean;
};

/** How much of something, as a line. Drawn by SVG attributes, so no inline style is needed. */
export const Bar = ({ part, tone = 'plain', label, thin = false }: Props): JSX.Element => {
  const share = part === null ? 0 : Math.min(1, Math.max(0, part));
  const percent = Math.round(share * 1000) / 10;
  const shape = <rect width={`${percent}%`} height="4" className={tone === 'plain' ? undefined : tone} />;
  const className = `bar${thin ? ' thin' : ''}`;
  return label === undefined ? (
    <svg className={className} aria-hidden="true">
      {shape}
    </svg>
  ) : (
    <svg
      className={className}
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(percent)}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      {shape}
    </svg>
  );
};
