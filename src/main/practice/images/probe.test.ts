import { describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/app-error.ts';
import type { Docker } from '../../platform/docker/docker.ts';
import { systemClock } from '../../platform/system-clock.ts';
import { pullProbe } from './probe.ts';

type Pull = Docker['pull'];
const progress = { doneBytes: 0, totalBytes: null, log: 'Pulling from thing' };
const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(new AppError('work.cancelled'))));

function probing(pull: Pull) {
  let asked = 0;
  let now = 1_000_000;
  const clock = { ...systemClock, now: () => now };
  const counted: Pull = (...args) => {
    asked += 1;
    return pull(...args);
  };
  return { probe: pullProbe({ pull: counted }, clock), asked: () => asked, later: (ms: number) => (now += ms) };
}

describe('whether an image can be pulled', () => {
  test('is yes at the registry’s first sign of life, and the pull ends there', async () => {
    let dropped = false;
    const { probe } = probing(async (_ref, onProgress, signal) => {
      signal.addEventListener('abort', () => {
        dropped = true;
      });
      onProgress(progress);
      await untilAborted(signal);
    });
    expect([await probe('a/thing:1', 1000), dropped]).toEqual([true, true]);
  });

  test('is no when the registry does not answer, or not in time', async () => {
    const refused = probing(() => Promise.reject(new AppError('image.unreachable')));
    const silent = probing((_ref, _on, signal) => untilAborted(signal));
    expect([await refused.probe('a/thing:1', 1000), await silent.probe('a/thing:1', 30)]).toEqual([false, false]);
  });

  test('is remembered, a no for half a minute', async () => {
    const { probe, asked, later } = probing(() => Promise.reject(new AppError('image.unreachable')));
    await probe('a/thing:1', 1000);
    later(29_000);
    await probe('a/thing:1', 1000);
    expect(asked()).toBe(1);
    later(2000);
    await probe('a/thing:1', 1000);
    expect(asked()).toBe(2);
  });
});
