import { expect, test } from 'vitest';
import { teller } from './teller.ts';

test('a state is told once, again only when it differs, and never for a look that failed', async () => {
  const states: (object | Error)[] = [{ a: 1n }, { a: 1n }, new Error('Docker is away'), { a: 2n }];
  const told: object[] = [];
  const { refresh } = teller(
    async () => {
      const next = states.shift();
      if (next instanceof Error) throw next;
      return next ?? {};
    },
    (now) => told.push(now),
  );
  for (let i = 0; i < 4; i += 1) await refresh();
  expect(told).toEqual([{ a: 1n }, { a: 2n }]);
});

test('many calls during a look are one more look, which all of them wait for', async () => {
  let looks = 0;
  const { refresh } = teller(
    async () => {
      looks += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return looks;
    },
    () => undefined,
  );
  await Promise.all([refresh(), refresh(), refresh(), refresh()]);
  expect(looks).toBe(2);
});
