import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { WorkReport } from '../platform/work/work.ts';
import { handClock } from '../testing/hand-clock.ts';
import type { PracticeDeps } from './deps.ts';
import type { InstanceFacts } from './facts.ts';
import { firstBlock } from './wait.ts';

const genesisTime = 1_800_000_000;
const facts = { genesisTime, secondsPerSlot: 2 } as InstanceFacts;
const report: WorkReport = {
  signal: new AbortController().signal,
  parts: () => undefined,
  update: () => undefined,
  finish: () => undefined,
};

/** A network seen from `startSeconds` after genesis, whose beacon node answers a head slot, or nothing, by seconds after genesis. */
function network(startSeconds: number, headAt: (seconds: number) => number | null) {
  const clock = handClock((genesisTime + startSeconds) * 1000);
  const header = async () => {
    const slot = headAt(clock.now() / 1000 - genesisTime);
    if (slot === null) throw new AppError('beacon.timeout');
    return { slot, root: '0x', proposerIndex: 0 };
  };
  const deps = { clock, owner: 'o', docker: { networks: async () => [], list: async () => [] }, beacon: () => ({ header }) };
  return firstBlock(deps as unknown as PracticeDeps, facts, report);
}

describe('waiting for the first block', () => {
  test('ends with the first head above genesis, late ones too', async () => {
    expect(await network(-10, (s) => (s < 3 ? 0 : 1))).toBe(true);
    expect(await network(-10, (s) => (s < 90 ? 0 : 1))).toBe(true);
  });

  test('gives a network up that says it has none two minutes after genesis', async () => {
    expect(await network(-10, () => 0)).toBe(false);
  });

  test('never takes silence for death: a living network that is slow to answer is waited for, then told of', async () => {
    expect(await network(5000, (s) => (s < 5200 ? null : 2600))).toBe(true);
    await expect(network(5000, () => null)).rejects.toMatchObject({ code: 'beacon.timeout' });
  });
});
