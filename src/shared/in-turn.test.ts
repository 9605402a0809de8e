import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('works run one after the other, also those that are asked for while another waits, and after one that failed', async () => {
  const alone = inTurn();
  const happened: string[] = [];
  const work = (name: string, fails = false) =>
    alone(async () => {
      happened.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      happened.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const settled = await Promise.allSettled([work('a'), work('b', true), work('c')]);
  expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(happened).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});
