import { expect, test } from 'vitest';
import { isOfPlace, placeOf } from './place.ts';

test('a record is of one practice instance or of one public network', () => {
  const [hoodi, mainnet] = [
    { name: 'hoodi', instance: null },
    { name: 'mainnet', instance: null },
  ];
  const [one, other] = [
    { name: 'practice', instance: 'practice-1' },
    { name: 'practice', instance: 'practice-2' },
  ];
  const all = [hoodi, mainnet, one, other];
  for (const network of all) expect(all.filter((n) => isOfPlace(placeOf(network), n))).toEqual([network]);
  expect(all.filter((n) => isOfPlace(null, n))).toEqual([hoodi, mainnet]);
});
