import { expect, it } from 'vitest';
import { aKey, aValidator, PUBKEY } from '../testing/samples.ts';
import { knownKeys } from './known.ts';

const [validator, here, earlier, elsewhere] = [
  aValidator(),
  aKey(),
  aKey({ instance: 'an older one' }),
  aKey({ network: 'mainnet', instance: null }),
];

it('a key of another place than the one that runs is not shown as the validator that has it there', () => {
  expect(knownKeys([elsewhere, here, earlier], [validator], 'ab12cd34')).toEqual([
    { pubkey: PUBKEY, place: 'mainnet', entry: elsewhere, validator: null },
    { pubkey: PUBKEY, place: 'ab12cd34', entry: here, validator },
    { pubkey: PUBKEY, place: 'an older one', entry: earlier, validator: null },
  ]);
});

it('a validator whose key has a file for another network only is known as well, without a file', () => {
  expect(knownKeys([elsewhere], [validator], 'ab12cd34')).toEqual([
    { pubkey: PUBKEY, place: 'mainnet', entry: elsewhere, validator: null },
    { pubkey: PUBKEY, place: null, entry: null, validator },
  ]);
});
