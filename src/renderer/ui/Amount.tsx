import type { JSX } from 'react';
import { NARROW, splitGwei } from './format.ts';

type Props = {
  readonly gwei: bigint;
  /** The coin's name behind it. Without one the column names it. */
  readonly unit?: string;
  readonly digits?: 3 | 6 | 9;
};

/** An amount with its decimals under those of its neighbours: a round one keeps its place by hidden zeros. */
export const Amount = ({ gwei, unit, digits = 6 }: Props): JSX.Element => {
  const { int, frac } = splitGwei(gwei, digits);
  return (
    <>
      <span className="amt">
        <b>{int}</b>
        {frac === '' ? (
          <i className="pad" aria-hidden="true">
            .{Array.from({ length: digits / 3 }, () => '000').join(NARROW)}
          </i>
        ) : (
          <i>.{frac}</i>
        )}
      </span>
      {unit === undefined ? null : <span className="unit"> {unit}</span>}
    </>
  );
};
