import { expect, it } from 'vitest';
import { aKey, aValidator, PUBKEY } from '../testing/samples.ts';
import { knownKeys } from './known.ts';

it('a key of another network than the one that runs is not shown as the validator that has it there', () => {
  const [validator, here, elsewhere] = [aValidator(), aKey(), aKey({ network: 'mainnet', instance: null })];
  expect(knownKeys([elsewhere, here], [validator], 'practice')).toEqual([
    { pubkey: PUBKEY, entry: elsewhere, validator: null },
    { pubkey: PUBKEY, entry: here, validator },
  ]);
});
