import { expect, it } from 'vitest';
import type { Station } from '../../shared/road.ts';
import { asWalked, stretch } from './stretch.ts';

const road: readonly Station[] = [
  { id: 'sent', name: 'Sent', state: 'done', at: 0, detail: '' },
  { id: 'included', name: 'In a block', state: 'here', at: 3000, detail: '' },
  { id: 'active', name: 'Active', state: 'next', at: 13_000, detail: '' },
  { id: 'withdrawn', name: 'Paid out', state: 'next', at: null, detail: '' },
];

it('fills the stretch where it is by time and says what is left of it', () => {
  expect(stretch(road, 1, 9000)).toEqual({ part: 0.6, seconds: 4, left: true });
});
it('never fills more than the stretch, however late it is', () => {
  expect(stretch(road, 1, 99_000)).toEqual({ part: 1, seconds: 0, left: true });
});
it('draws what happened whole and what comes not at all', () => {
  expect([0, 2].map((i) => stretch(road, i, 9000))).toEqual([
    { part: 1, seconds: 3, left: false },
    { part: 0, seconds: null, left: false },
  ]);
});
it('has nothing behind the last station', () => {
  expect(stretch(road, 3, 9000)).toBeNull();
});

it('marks the station left last where the contract names the one walked to', () => {
  const ahead = road.map(
    (station): Station =>
      station.id === 'active' ? { ...station, state: 'here' } : { ...station, state: station.id === 'withdrawn' ? 'next' : 'done' },
  );
  expect(asWalked(ahead, 9000).map((station) => station.state)).toEqual(['done', 'here', 'next', 'next']);
  expect(asWalked(asWalked(ahead, 9000), 9000)).toEqual(asWalked(ahead, 9000));
  expect(asWalked(ahead, 20_000)).toEqual(ahead);
});
