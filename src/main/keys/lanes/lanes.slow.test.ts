import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { type Bls, loadBackend } from '../bls.ts';
import { loadSecondBls, type SecondBls } from '../second-bls.ts';
import { type LaneTools, openLanes } from './lanes.ts';
import { nodeLanes } from './node-lane.ts';
import { type Computed, memoryFor, sharedWork } from './shared-work.ts';

// Threads with real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

let bls: Bls;
let second: SecondBls;
beforeAll(async () => {
  [bls, second] = [await loadBackend('blst-native'), await loadSecondBls()];
});

const start = nodeLanes(Worker, new URL('../worker.ts', import.meta.url));
/** So many that lanes are worth their start. */
const MANY = 100;
const tools = (lane: typeof start | null = start): LaneTools => ({
  second: async () => second,
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
  ...(lane === null ? {} : { lanes: { count: 2, start: lane } }),
});
const made = (seed: number, signs = true): Computed => {
  const secret = bls.derive(new Uint8Array(32).fill(seed), [seed]);
  const message = new Uint8Array(32).fill(seed);
  return { secret, publicKey: bls.publicKey(secret), signed: signs ? { message, signature: bls.sign(secret, message) } : null };
};
/** Null where all agree, else the code and the key of the fault. */
async function found(how: LaneTools, all: readonly Computed[]) {
  const lanes = openLanes(how, MANY);
  let agreed = 0;
  try {
    for (const one of all) lanes.give(one);
    await lanes.agree(String, (more) => {
      agreed += more;
    });
    return { agreed };
  } catch (error) {
    const { code, params } = error as { readonly code?: string; readonly params?: object };
    return { code, params };
  } finally {
    await lanes.close();
  }
}

const PARTS = ['secret', 'publicKey', 'message', 'signature'] as const;
/** One bit of one part turned over. */
function bent(one: Computed, part: (typeof PARTS)[number], bit: number): Computed {
  const turn = (bytes: Uint8Array): Uint8Array => bytes.map((b, i) => (i === (bit >> 3) % bytes.length ? b ^ (1 << (bit & 7)) : b));
  if (part === 'secret' || part === 'publicKey') return { ...one, [part]: turn(one[part]) };
  return { ...one, signed: one.signed && { ...one.signed, [part]: turn(one.signed[part]) } };
}

test('lanes find what one thread finds: nothing in what is right, and any single bit that is not', async () => {
  const bend = fc.option(fc.record({ at: fc.nat(7), part: fc.constantFrom(...PARTS), bit: fc.nat(767) }), { freq: 4 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 200 }), bend, async (seed, wrong) => {
      const all = Array.from({ length: 8 }, (_, i) => made(seed + i)).map((one, i) =>
        wrong?.at === i ? bent(one, wrong.part, wrong.bit) : one,
      );
      const expected = wrong === null ? { agreed: 8 } : { code: 'key.twoAnswers', params: { what: String(wrong.at) } };
      expect(await found(tools(null), all)).toEqual(expected);
      expect(await found(tools(), all)).toEqual(expected);
    }),
    { numRuns: 8 },
  );
});

test('public keys alone are compared too', async () => {
  const [one, other] = [made(1, false), made(2, false)];
  expect(await found(tools(), [one, other])).toEqual({ agreed: 2 });
  expect(await found(tools(), [one, { ...other, publicKey: one.publicKey }])).toMatchObject({
    code: 'key.twoAnswers',
    params: { what: '1' },
  });
});

test('lanes that do not start, or die on their way, leave their work to this thread', async () => {
  const all = Array.from({ length: 8 }, (_, i) => made(i + 1));
  const none = nodeLanes(Worker, new URL('../no-such-file.ts', import.meta.url));
  const refused = () => {
    throw new Error('no threads here');
  };
  /** Takes one and is gone. */
  const greedy = (memory: SharedArrayBuffer) => {
    setTimeout(() => sharedWork(memory).next(), 5);
    return { onJudged: () => undefined, gone: new Promise<void>((resolve) => setTimeout(resolve, 50)) };
  };
  for (const lane of [none, refused, greedy]) expect(await found(tools(lane), all)).toEqual({ agreed: 8 });
});

test('a secret is gone from the shared memory once it was judged, and all of it once it is closed', () => {
  const memory = memoryFor(2);
  const work = sharedWork(memory);
  const [one, other] = [made(7), made(9)];
  const holds = ({ secret }: Computed) => Buffer.from(new Uint8Array(memory)).includes(Buffer.from(secret));
  for (const each of [one, other]) work.give(each);
  expect([holds(one), holds(other)]).toEqual([true, true]);
  work.judge(work.next() ?? -1, second);
  expect([work.verdict(0), work.verdict(1), holds(one), holds(other)]).toEqual(['same', 'none', false, true]);
  work.close();
  expect([holds(one), holds(other), work.take()]).toEqual([false, false, null]);
});
