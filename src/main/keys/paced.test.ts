import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paced } from './paced.ts';

const later = (ms: number, fn: () => void) => void setTimeout(fn, ms);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('of many values in a moment the first and the last are passed on, and no more than twenty a second', () => {
  const passed: number[] = [];
  const { tell } = paced<number>((n) => passed.push(n), later);
  for (let n = 1; n <= 100; n++) tell(n);
  expect(passed).toEqual([1]);
  vi.advanceTimersByTime(50);
  expect(passed).toEqual([1, 100]);
  for (let n = 101; n <= 1100; n++) {
    tell(n);
    vi.advanceTimersByTime(1);
  }
  expect(passed.length).toBeLessThanOrEqual(2 + 20);
});

test('a value after a pause is passed on at once', () => {
  const passed: number[] = [];
  const { tell } = paced<number>((n) => passed.push(n), later);
  tell(1);
  vi.advanceTimersByTime(1000);
  tell(2);
  expect(passed).toEqual([1, 2]);
});

test('the end does not wait', () => {
  const passed: number[] = [];
  const { tell, flush } = paced<number>((n) => passed.push(n), later);
  tell(1);
  tell(2);
  flush();
  vi.advanceTimersByTime(1000);
  expect(passed).toEqual([1, 2]);
});
