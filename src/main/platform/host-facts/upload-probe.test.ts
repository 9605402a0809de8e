import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { measureUpload, type UploadLimits } from './upload-probe.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** `checkContinue`: answers when it is asked whether it wants the bytes, and says nothing to that of itself. */
async function server(answer: (request: IncomingMessage, response: ServerResponse) => void, when: 'request' | 'checkContinue' = 'request') {
  const one = createServer().on(when, answer);
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    one.close();
    one.closeAllConnections();
  });
  return `http://127.0.0.1:${(one.address() as AddressInfo).port}/up`;
}
const small: UploadLimits = { bytes: 2_000_000, seconds: 10, connectMs: 5_000, consentMs: 100, stallMs: 5_000 };
/** For who shall give up soon. */
const SOON = { connectMs: 500, stallMs: 300 };
const measure = (url: string, limits: Partial<UploadLimits> = {}, signal = new AbortController().signal) =>
  measureUpload(url, { signal, on: () => undefined, limits: { ...small, ...limits } });

/** Takes `perTick` bytes every 20 ms and answers when it has them all. */
const slow = (perTick: number) => (request: IncomingMessage, response: ServerResponse) => {
  const tick = setInterval(() => request.read(Math.min(perTick, request.readableLength || perTick)), 20);
  request.on('end', () => response.end());
  request.on('close', () => clearInterval(tick));
};

test('all bytes go out once, none of them twice the same, and the answer makes it a speed', async () => {
  let got = 0;
  const pieces = new Set<string>();
  const url = await server((request, response) => {
    expect([request.method, request.headers['content-length']]).toEqual(['POST', '2000000']);
    request.on('data', (data: Buffer) => {
      got += data.length;
      pieces.add(data.subarray(0, 32).toString('hex'));
    });
    request.on('end', () => response.writeHead(204).end());
  });
  const seen: number[] = [];
  const mbps = await measureUpload(url, { signal: new AbortController().signal, on: (sent) => seen.push(sent), limits: small });
  expect(mbps).toBeGreaterThan(0);
  expect(got).toBe(small.bytes);
  expect(pieces.size).toBeGreaterThan(1);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test('a slow server is measured for its seconds and no longer, at its pace', async () => {
  const url = await server(slow(64 * 1024));
  // More than the buffers between hold, and than the server would take in a minute, so that its pace is what counts.
  const mbps = await measure(url, { bytes: 500_000_000, seconds: 1 });
  expect(mbps).toBeGreaterThan(0);
  expect(mbps).toBeLessThan(200);
});

test.each([
  [413, 'host.uploadRefused'],
  [404, 'host.uploadRefused'],
  [302, 'host.uploadRefused'],
  [500, 'host.uploadRefused'],
])('an answer of %i is a fault with its number, whether it comes before or after the bytes', async (status, code) => {
  const headers = { location: 'http://127.0.0.1:1/' };
  const early = await server((_, response) => response.writeHead(status, headers).end(), 'checkContinue');
  await expect(measure(early)).rejects.toMatchObject({ code, params: { found: String(status) } });
  const late = await server((request, response) => request.on('end', () => response.writeHead(status).end()).resume());
  await expect(measure(late)).rejects.toMatchObject({ code, params: { found: String(status) } });
});

test('a server that refuses when it is asked gets no byte, and one that knows no asking gets them all the same', async () => {
  let got = 0;
  const url = await server((request, response) => {
    request.on('data', (data: Buffer) => (got += data.length));
    if (request.url === '/up/no') response.writeHead(413).end();
    else request.on('end', () => response.end());
  }, 'checkContinue');
  await expect(measure(`${url}/no`)).rejects.toMatchObject({ code: 'host.uploadRefused', params: { found: '413' } });
  expect(got).toBe(0);
  expect(await measure(url)).toBeGreaterThan(0);
  expect(got).toBe(small.bytes);
});

test('a server that says yes before it took everything is no measure', async () => {
  const url = await server((_, response) => response.end(), 'checkContinue');
  await expect(measure(url, { bytes: 500_000_000 })).rejects.toMatchObject({ code: 'host.uploadRefused', params: { found: '200' } });
});

test('a server that breaks off, one that takes nothing, and one that never answers are faults of their own', async () => {
  const broken = await server((request) => request.once('data', () => request.socket.destroy()));
  await expect(measure(broken, { bytes: 500_000_000 })).rejects.toMatchObject({ code: 'host.uploadBroke' });
  const deaf = await server((request) => request.pause());
  await expect(measure(deaf, { ...SOON, bytes: 500_000_000 })).rejects.toMatchObject({ code: 'host.uploadStalled' });
  const mute = await server((request) => request.resume());
  await expect(measure(mute, SOON)).rejects.toMatchObject({ code: 'host.uploadStalled' });
});

test('nobody at the address is a fault, and so is one that never takes the call', async () => {
  await expect(measure('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'host.uploadUnreachable' });
  const url = await server(() => undefined);
  await expect(measure(url.replace('http:', 'https:'), SOON)).rejects.toMatchObject({ code: 'host.uploadUnreachable' });
});

test('a cancel ends it at once, and nothing more is sent', async () => {
  let got = 0;
  let closed: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const url = await server((request) => request.on('data', (data: Buffer) => (got += data.length)).on('close', closed));
  const abort = new AbortController();
  const running = measure(url, { bytes: 5_000_000_000, seconds: 20 }, abort.signal);
  setTimeout(() => abort.abort(), 100);
  await expect(running).rejects.toMatchObject({ code: 'work.cancelled' });
  await over;
  expect(got).toBeLessThan(5_000_000_000);
  await expect(measure(url, {}, AbortSignal.abort())).rejects.toMatchObject({ code: 'work.cancelled' });
});
