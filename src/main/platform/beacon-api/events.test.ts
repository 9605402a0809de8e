import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type HttpNeighbour, httpNeighbour } from '../../testing/http-neighbour.ts';
import { beaconApi } from './beacon-api.ts';
import { type SseEvent, sseReader } from './sse.ts';

let neighbour: HttpNeighbour | null = null;
afterEach(async () => neighbour?.close());
const stream = readFileSync(new URL('../../testing/recorded/events/sample_all.txt', import.meta.url), 'utf8');
const head = (slot: number) => `:\n\nevent: head\ndata: {"slot":"${slot}"}\n\n`;
const open = (body: string) => ({ status: 200, headers: { 'content-type': 'text/event-stream' }, body, keepOpen: true });

test('a recorded stream gives the same events however it is cut into pieces', () => {
  const readAll = (pieces: readonly string[]) => {
    const events: SseEvent[] = [];
    const read = sseReader((e) => events.push(e));
    for (const piece of pieces) read(piece);
    return events;
  };
  const whole = readAll([stream]);
  expect(whole.slice(0, 3).map((e) => e.event)).toEqual(['block', 'head', 'payload_attributes']);
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 40 }), (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), stream.length];
      expect(readAll(at.slice(1).map((end, i) => stream.slice(at[i], end)))).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});

test('hears heads, opens a lost stream again, and ends when aborted', { timeout: 10_000 }, async () => {
  let opened = 0;
  neighbour = await httpNeighbour({
    'GET /eth/v1/events': () => {
      opened += 1;
      return opened === 1 ? { ...open(head(1)), keepOpen: false } : open(head(2));
    },
  });
  const abort = new AbortController();
  const slots: unknown[] = [];
  await beaconApi(neighbour.url).events(
    ['head'],
    (e) => {
      slots.push(e.data);
      if (slots.length === 2) abort.abort();
    },
    abort.signal,
  );
  expect(slots).toEqual([{ slot: '1' }, { slot: '2' }]);
  expect(neighbour.asked[0]?.query.getAll('topics')).toEqual(['head']);
});

test('a refused topic is a coded fault', async () => {
  neighbour = await httpNeighbour({ 'GET /eth/v1/events': { status: 400, body: { message: 'nonsense: invalid topic name', code: 400 } } });
  await expect(beaconApi(neighbour.url).events(['head'], () => undefined, new AbortController().signal)).rejects.toMatchObject({
    code: 'beacon.refused',
  });
});
