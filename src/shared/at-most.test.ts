import { expect, test } from 'vitest';
import { atMost, lines, together } from './at-most.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

test('no more than the limit run at once, and all run', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await atMost(2, [1, 2, 3, 4, 5], async (n) => {
    most = Math.max(most, ++running);
    await turn();
    running--;
    done.push(n);
  });
  expect([most, done.sort()]).toEqual([2, [1, 2, 3, 4, 5]]);
});

test('the first that fails stops those that have not begun, and is told when none runs any more', async () => {
  const ended: number[] = [];
  const run = atMost(2, [1, 2, 3, 4], async (n) => {
    if (n === 1) throw new Error('first');
    await turn();
    ended.push(n);
  });
  await expect(run).rejects.toThrow('first');
  expect(ended).toEqual([2]);
});

test('together waits for all before it throws', async () => {
  let late = false;
  const slow = turn().then(() => {
    late = true;
  });
  await expect(together(Promise.reject(new Error('one')), slow)).rejects.toThrow('one');
  expect(late).toBe(true);
});

test('what is added begins in its order, and no more than the limit run at once', async () => {
  let running = 0;
  let most = 0;
  const begun: number[] = [];
  const two = lines(2);
  for (const n of [1, 2, 3, 4, 5])
    two.add(async () => {
      begun.push(n);
      most = Math.max(most, ++running);
      await turn();
      running--;
    });
  await two.ended();
  expect([most, begun, running]).toEqual([2, [1, 2, 3, 4, 5], 0]);
});

test('a line that fails runs no more, and tells when all have ended', async () => {
  const ended: number[] = [];
  const two = lines(2);
  for (const n of [1, 2, 3, 4])
    two.add(async () => {
      if (n === 1) throw new Error('first');
      await turn();
      ended.push(n);
    });
  await expect(two.ended()).rejects.toThrow('first');
  expect(ended).toEqual([2, 4]);
});
