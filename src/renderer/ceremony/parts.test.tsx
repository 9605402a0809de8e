import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/render.tsx';
import { ADDRESS } from '../testing/samples.ts';
import { AddressFactsLine } from './AddressFactsLine.tsx';
import { amountOf } from './AmountField.tsx';
import { runsOf, startOf } from './used.ts';

describe('numbers', () => {
  it('in use are told in runs', () => {
    expect(runsOf([0, 1, 7])).toBe('0–1, 7');
  });

  it('to begin with are whole and within 2³² − 1', () => {
    expect(['0', ' 12 ', '4294967295', '4294967296', '-1', '1.5', '', '1e3'].map(startOf)).toEqual([
      0,
      12,
      4_294_967_295,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('amounts', () => {
  it('are whole gwei from 1 to what the credentials take', () => {
    expect(
      ['32', '1', '1.000000001', '32.000000001', '0.999999999', '1,5', '1e1', '1.0000000001'].map((typed) => amountOf(typed, '0x01')),
    ).toEqual([32_000_000_000n, 1_000_000_000n, 1_000_000_001n, null, null, null, null, null]);
    expect([amountOf('2048', '0x02'), amountOf('2048.1', '0x02')]).toEqual([2_048_000_000_000n, null]);
  });
});

describe('what the own node knows of an address', () => {
  const line = (facts: { contract: boolean; used: boolean } | null) =>
    show(<AddressFactsLine address={ADDRESS} network="practice" />, { 'keys.addressFacts': facts });

  it('warns of a contract', async () => {
    line({ contract: true, used: true });
    expect(await screen.findByRole('alert')).toHaveTextContent('A contract lives at this address.');
  });
  it('names one that was never used', async () => {
    line({ contract: false, used: false });
    expect(await screen.findByText('This address has never been used on this network.')).toBeVisible();
  });
  it('says so where no node can tell', async () => {
    line(null);
    expect(await screen.findByText(/cannot see whether this is a contract/)).toBeVisible();
  });
});
