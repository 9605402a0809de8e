import type { JSX } from 'react';
import type { Attestation } from '../../shared/status.ts';
import { countAttestations } from '../status/attestations.ts';
import { home } from '../strings/home.ts';
import { formatNumber } from '../ui/format.ts';

const SHOWN = 32;
const WIDTH = 12;

/** The last attestations as a strip: full in time, half late, hollow missed, dotted waiting. */
export const AttestationStrip = ({ attestations }: { readonly attestations: readonly Attestation[] }): JSX.Element | null => {
  const shown = attestations.slice(-SHOWN);
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return null;
  const { inTime, late, missed, unknown, known } = countAttestations(shown);
  const words = known === 0 ? (unknown > 0 ? home.cannotTell : home.notCounted) : home.attestationCounts(inTime, late, missed);
  return (
    <div className="attests">
      <div className="striphead c num">
        <span>{home.attestations(shown.length)}</span>
        <span>{words}</span>
      </div>
      <svg
        className="strip"
        viewBox={`0 0 ${SHOWN * WIDTH - 4} 20`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Epochs ${formatNumber(first.epoch)} to ${formatNumber(last.epoch)}: ${words}`}
      >
        {shown.map(({ epoch, result }, i) => (
          <rect
            key={epoch}
            className={result}
            x={i * WIDTH + 0.75}
            y={result === 'late' ? 10 : 0.75}
            width="7.5"
            height={result === 'late' ? 9.25 : 18.5}
            rx="1.5"
          >
            <title>{`Epoch ${formatNumber(epoch)}`}</title>
          </rect>
        ))}
      </svg>
      <div className="striphead c q num">
        {shown.length === SHOWN ? (
          <>
            <span>{formatNumber(first.epoch)}</span>
            <span>{formatNumber(last.epoch)}</span>
          </>
        ) : (
          <span>{home.epochs(formatNumber(first.epoch), formatNumber(last.epoch))}</span>
        )}
      </div>
    </div>
  );
};
