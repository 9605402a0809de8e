import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HeadSample, judgeHead, rememberHead } from './heads.ts';

/** Samples of one look every two seconds, the last one now. */
const heads = (...slots: number[]): HeadSample[] => slots.map((slot, i) => ({ at: (i - slots.length + 1) * 2_000, slot }));
const clock = (slot: number) => ({ slot, secondsPerSlot: 2 });

test.each<[string, HeadSample[], number, boolean, object]>([
  ['follows the clock', heads(98, 99, 100), 100, false, { health: 'synced', behindSlots: 0, etaSeconds: null }],
  ['missed some blocks', heads(97, 97, 97), 100, false, { health: 'synced', behindSlots: 3, etaSeconds: null }],
  ['is ahead of this machine’s clock', heads(101), 100, false, { health: 'synced', behindSlots: 0, etaSeconds: null }],
  ['catches up', heads(10, 30, 50, 70), 100, true, { health: 'syncing', behindSlots: 30, etaSeconds: 4 }],
  ['catches up although it calls itself in sync', heads(10, 30, 50, 70), 100, false, { health: 'syncing', behindSlots: 30, etaSeconds: 4 }],
  ['moves no faster than the clock', heads(50, 51, 52, 53), 100, false, { health: 'syncing', behindSlots: 47, etaSeconds: null }],
  [
    'stands still although it calls itself in sync, as Prysm does without its execution client',
    heads(81, 81, 81, 81, 81, 81, 81),
    108,
    false,
    { health: 'stalled', behindSlots: 27, etaSeconds: null },
  ],
  ['has stopped moving', heads(70, 81, 81, 81, 81, 81, 81, 81, 81), 108, true, { health: 'stalled', behindSlots: 27, etaSeconds: null }],
  ['paused for a moment', heads(70, 81, 81), 108, true, { health: 'syncing', behindSlots: 27, etaSeconds: 12 }],
  ['is seen for the first time and says it syncs', heads(20), 108, true, { health: 'syncing', behindSlots: 88, etaSeconds: null }],
  [
    'is seen for the first time, far back, and says it is fine',
    heads(20),
    108,
    false,
    { health: 'stalled', behindSlots: 88, etaSeconds: null },
  ],
  ['says it syncs but never moves', heads(20, 20, 20, 20, 20, 20, 20), 108, true, { health: 'stalled', behindSlots: 88, etaSeconds: null }],
])('a head that %s', (_name, samples, slot, claims, expected) => {
  expect(judgeHead(samples, clock(slot), claims)).toEqual(expected);
});

test('fast slots get ten seconds of patience', () => {
  expect(judgeHead(heads(90), { slot: 100, secondsPerSlot: 1 }, false).health).toBe('synced');
});

test('remembers a minute, in order, and an ETA is never negative', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.nat(30)), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(steps, fc.boolean(), (moves, claims) => {
      let [samples, at, slot]: [readonly HeadSample[], number, number] = [[], 0, 0];
      for (const [ms, by] of moves) {
        at += ms;
        slot += by;
        samples = rememberHead(samples, { at, slot });
        expect(samples.every((s, i) => s.at >= at - 60_000 && (i === 0 || s.at > (samples[i - 1]?.at ?? 0)))).toBe(true);
        const judged = judgeHead(samples, clock(Math.floor(at / 2_000)), claims);
        expect(judged.behindSlots).toBe(Math.max(0, Math.floor(at / 2_000) - slot));
        expect(judged.etaSeconds === null || judged.etaSeconds >= 0).toBe(true);
      }
    }),
  );
});
