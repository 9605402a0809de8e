import { expect, test } from 'vitest';
import type { LogLine } from '../../shared/node.ts';
import { handClock } from '../testing/hand-clock.ts';
import { logFollower } from './logs.ts';

const line = (n: number): LogLine => ({ at: n, text: `line ${n}` });
const lines = (count: number) => Array.from({ length: count }, (_, n) => line(n));

/** The clock of a test does not wait: some turns are enough for every batch. */
const settled = async (): Promise<void> => {
  for (let i = 0; i < 2_000; i++) await Promise.resolve();
};

/** A container whose lines the test hands out. */
function followed() {
  const given: number[] = [];
  let take: (more: readonly LogLine[]) => void = () => undefined;
  const docker = {
    followLogs: (_name: string, onLines: typeof take, signal: AbortSignal) => {
      take = onLines;
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    },
  };
  let last: LogLine | undefined;
  const follower = logFollower(docker, handClock(0), (_name, more) => {
    given.push(more.length);
    last = more.at(-1);
  });
  follower.follow('one');
  return { given, say: (more: readonly LogLine[]) => take(more), last: () => last, follower };
}

test('a flood of lines comes in small batches, in order, until all are there', async () => {
  const { given, say, last } = followed();
  say(lines(2_500));
  await settled();
  expect(given).toEqual([1_000, 1_000, 500]);
  expect(last()).toEqual(line(2_499));
});

test('what waits is bounded: the oldest lines are let go', async () => {
  const { given, say, last } = followed();
  for (let i = 0; i < 3; i++) say(lines(60_000));
  await settled();
  expect(given.reduce((sum, n) => sum + n, 0)).toBe(100_000);
  expect(last()).toEqual(line(59_999));
});

test('nothing comes after the log is left', async () => {
  const { given, say, follower } = followed();
  say(lines(10));
  follower.unfollow('one');
  await settled();
  say(lines(10));
  await settled();
  expect(given).toEqual([]);
});
