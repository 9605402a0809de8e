import { expect, test } from 'vitest';
import { atMost, together } from './at-most.ts';

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
