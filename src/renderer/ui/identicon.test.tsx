import { expect, it } from 'vitest';
import { identicon } from './identicon.ts';

const rounded = (color: string): readonly number[] => (color.match(/[\d.]+/g) ?? []).map((n) => Math.round(Number(n)));

it('draws the picture that wallets draw for an address', () => {
  const { background, squares } = identicon('0x71C7656EC7ab88b098defB751B7401B5f6d8976F');
  expect(rounded(background)).toEqual([339, 66, 21]);
  const colors = [...new Set(squares.map((square) => square.color))];
  expect(colors.map(rounded)).toEqual([
    [104, 78, 50],
    [133, 89, 66],
  ]);
  const picture = Array.from({ length: 8 }, (_, y) => {
    const cells = Array.from('........');
    for (const square of squares.filter((one) => one.y === y)) {
      cells.fill(String(colors.indexOf(square.color) + 1), square.x, square.x + square.width);
    }
    return cells.join('');
  });
  expect(picture).toEqual(['112..211', '222..222', '........', '1.1221.1', '21....12', '22....22', '..1..1..', '22.22.22']);
});

it('is the same for every spelling of one address, and another for another', () => {
  const one = identicon('0x71C7656EC7ab88b098defB751B7401B5f6d8976F');
  expect(identicon('0x71c7656ec7ab88b098defb751b7401b5f6d8976f')).toEqual(one);
  expect(identicon('0x71C7656EC7ab88b098defB751B7401B5f6d8976E')).not.toEqual(one);
});
