import type { JSX } from 'react';
import type { DepositRoad } from '../../../shared/deposit.ts';
import { waitingText as text } from '../../strings/setup-deposit.ts';
import { Bar } from '../../ui/Bar.tsx';
import { formatDuration, formatEstimate, splitGwei } from '../../ui/format.ts';

const OWN_GWEI = 32_000_000_000n;
const whole = (gwei: bigint): string => splitGwei(gwei).int;

/** What waits before the own deposit, and how much an epoch lets in. */
export const Queue = ({ queue }: { readonly queue: NonNullable<DepositRoad['queue']> }): JSX.Element => {
  const { beforeGwei, perEpochGwei, secondsPerEpoch } = queue;
  const perEpoch = whole(perEpochGwei);
  const wait = perEpochGwei === 0n ? 0 : (Number(beforeGwei) / Number(perEpochGwei)) * secondsPerEpoch;
  return (
    <div className="cell queue num">
      <div>
        <h2 className="h">{beforeGwei === 0n ? text.firstTitle : text.queueTitle(whole(beforeGwei))}</h2>
        <p className="q2">{beforeGwei === 0n ? text.firstText(perEpoch) : text.queueText(perEpoch, formatEstimate(wait))}</p>
      </div>
      <figure className="door">
        <Bar part={perEpochGwei === 0n ? null : Number(OWN_GWEI) / Number(perEpochGwei)} tone="ember" thin />
        <figcaption className="c">
          <span>
            <b>{whole(OWN_GWEI)}</b> {text.yours}
          </span>
          <span>{text.perEpoch(perEpoch, formatDuration(secondsPerEpoch))}</span>
        </figcaption>
      </figure>
    </div>
  );
};
