import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type HttpNeighbour, httpNeighbour } from '../testing/http-neighbour.ts';
import { rest } from './rest.ts';

const faults = {
  unreachable: 'beacon.unreachable',
  timeout: 'beacon.timeout',
  refused: 'beacon.refused',
  answer: 'beacon.answer',
} as const;
let neighbour: HttpNeighbour | null = null;
afterEach(async () => neighbour?.close());
const asking = async (body: string, keepOpen = false) => {
  neighbour = await httpNeighbour({ 'GET /x': { status: 200, body, keepOpen } });
  return rest(neighbour.url, faults, { maxBytes: 1_000, timeoutMs: 300 });
};

test('an answer is read up to its bound, with letters of many bytes whole', async () => {
  const body = JSON.stringify('ü'.repeat(499));
  expect(Buffer.byteLength(body)).toBe(1_000);
  expect(await (await asking(body)).get('/x', z.string())).toBe('ü'.repeat(499));
});

test('an answer beyond its bound is a fault of its own and not read to its end, which may never come', async () => {
  for (const keepOpen of [false, true]) {
    const http = await asking('x'.repeat(200_000), keepOpen);
    await expect(http.get('/x', z.string())).rejects.toMatchObject({
      code: 'beacon.answer',
      params: { details: 'longer than 1000 bytes' },
    });
    await neighbour?.close();
  }
});

test('an answer that begins and never ends runs into the time-out', async () => {
  const http = await asking('"half', true);
  await expect(http.get('/x', z.string())).rejects.toMatchObject({ code: 'beacon.timeout' });
});
