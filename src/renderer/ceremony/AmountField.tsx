import type { JSX } from 'react';
import { ceremony } from '../strings/ceremony.ts';
import { TextInput } from '../ui/Field.tsx';

const text = ceremony.deposit;
const GWEI = 1_000_000_000n;
const maxEth = { '0x01': 32n, '0x02': 2048n } as const;
type Kind = keyof typeof maxEth;

/** A decimal amount in whole gwei, 1 up to what this kind of credentials takes; null for anything else. */
export const amountOf = (typed: string, kind: Kind): bigint | null => {
  const match = /^(\d{1,4})(?:\.(\d{1,9}))?$/.exec(typed.trim());
  if (match === null) return null;
  const gwei = BigInt(match[1] ?? '0') * GWEI + BigInt((match[2] ?? '').padEnd(9, '0'));
  return gwei >= GWEI && gwei <= maxEth[kind] * GWEI ? gwei : null;
};

type Props = {
  readonly label?: string;
  readonly value: string;
  readonly kind: Kind;
  readonly coin: string;
  readonly onChange: (typed: string) => void;
  readonly disabled?: boolean;
};

export const AmountField = ({ label = text.amount, value, kind, coin, onChange, disabled = false }: Props): JSX.Element => (
  <div className="cell narrow" id="address-amount">
    <TextInput
      label={`${label}, ${coin}`}
      value={value}
      disabled={disabled}
      onChange={onChange}
      complaint={value !== '' && amountOf(value, kind) === null ? text.amountBad(kind === '0x01' ? '32' : '2,048') : null}
      hint={label !== text.amount ? null : kind === '0x01' ? text.amountHint01 : text.amountHint02}
    />
  </div>
);
