import type { JSX } from 'react';
import { ceremony } from '../strings/ceremony.ts';
import { TextInput } from '../ui/Field.tsx';

const text = ceremony.deposit;
const GWEI = 1_000_000_000n;
const mostEth = { '0x01': 32n, '0x02': 2048n } as const;
type Kind = keyof typeof mostEth;

/** Least and most that this kind of credentials takes, in gwei of a coin that counts `multiplier` times on the wire. */
export const limitsOf = (kind: Kind, multiplier = 1): { readonly least: bigint; readonly most: bigint } => ({
  least: GWEI / BigInt(multiplier),
  most: (mostEth[kind] * GWEI) / BigInt(multiplier),
});
/** Gwei as whole coins with what is behind the point, as it is typed and read: `2,048`, `0.03125`. */
export const amountText = (gwei: bigint): string => (Number(gwei) / Number(GWEI)).toLocaleString('en-US', { maximumFractionDigits: 9 });

/** A decimal amount in whole gwei, within what this kind of credentials takes; null for anything else. */
export const amountOf = (typed: string, kind: Kind, multiplier = 1): bigint | null => {
  const match = /^(\d{1,4})(?:\.(\d{1,9}))?$/.exec(typed.trim());
  if (match === null) return null;
  const gwei = BigInt(match[1] ?? '0') * GWEI + BigInt((match[2] ?? '').padEnd(9, '0'));
  const { least, most } = limitsOf(kind, multiplier);
  return gwei >= least && gwei <= most ? gwei : null;
};

type Props = {
  readonly label?: string;
  readonly value: string;
  readonly kind: Kind;
  readonly coin: string;
  /** Units of stake for one coin. */
  readonly multiplier?: number;
  readonly onChange: (typed: string) => void;
  readonly disabled?: boolean;
};

export const AmountField = ({ label = text.amount, value, kind, coin, multiplier = 1, onChange, disabled = false }: Props): JSX.Element => {
  const limits = limitsOf(kind, multiplier);
  const [least, most] = [amountText(limits.least), amountText(limits.most)];
  const start = amountText(limitsOf('0x01', multiplier).most);
  return (
    <div className="cell narrow" id="address-amount">
      <TextInput
        label={`${label}, ${coin}`}
        value={value}
        disabled={disabled}
        onChange={onChange}
        complaint={value !== '' && amountOf(value, kind, multiplier) === null ? text.amountBad(least, most) : null}
        hint={label !== text.amount ? null : kind === '0x01' ? text.amountHint01(least, start) : text.amountHint02(least, most, start)}
      />
    </div>
  );
};
