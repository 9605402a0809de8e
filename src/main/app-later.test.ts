import { expect, test } from 'vitest';
import { later } from './app-later.ts';

test('is made at the first question, once, and handed over only if it was made', async () => {
  let made = 0;
  const ended: number[] = [];
  const room = later(async () => {
    made += 1;
    return made;
  });
  await room.ifMade((one) => ended.push(one));
  expect([made, ended]).toEqual([0, []]);
  expect(await Promise.all([room(), room()])).toEqual([1, 1]);
  await room.ifMade((one) => ended.push(one));
  expect([made, ended]).toEqual([1, [1]]);
});

test('one that cannot be made tells each who asks, and leaves nothing to end', async () => {
  const room = later(() => Promise.reject(new Error('not there')));
  await expect(room()).rejects.toThrow('not there');
  await room.ifMade(() => expect.unreachable());
});
