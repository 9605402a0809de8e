import { createSocket, type Socket } from 'node:dgram';
import { afterEach, describe, expect, test } from 'vitest';
import { agreeing, clockOffset } from './clock-offset.ts';
import type { TimeServer } from './sntp.ts';

type Behaviour = {
  readonly offsetMs?: number;
  readonly lagMs?: number;
  readonly silent?: true;
  readonly change?: (packet: Buffer) => void;
};
const open: Socket[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((socket) => new Promise<void>((resolve) => socket.close(() => resolve()))));
});
const preciseNow = () => performance.timeOrigin + performance.now();

/** A time server on loopback that tells this machine's time, or what it is told to tell. */
async function timeServer({ offsetMs = 0, lagMs = 0, silent, change }: Behaviour = {}): Promise<TimeServer> {
  const socket = createSocket('udp4');
  open.push(socket);
  socket.on('message', (question, from) => {
    if (silent) return;
    const packet = Buffer.alloc(48);
    const write = (at: number) => {
      const seconds = (preciseNow() + offsetMs) / 1000 + 2_208_988_800;
      packet.writeUInt32BE(Math.floor(seconds), at);
      packet.writeUInt32BE(Math.floor((seconds % 1) * 2 ** 32), at + 4);
    };
    packet[0] = (4 << 3) | 4;
    packet[1] = 2;
    question.copy(packet, 24, 40, 48);
    write(32);
    write(40);
    change?.(packet);
    const answer = () => socket.send(packet, from.port, from.address, () => undefined);
    if (lagMs === 0) answer();
    else setTimeout(answer, lagMs).unref();
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { host: '127.0.0.1', port: socket.address().port };
}
const ask = async (servers: readonly Behaviour[], timeoutMs = 400) =>
  clockOffset(await Promise.all(servers.map(timeServer)), preciseNow, timeoutMs);

describe('the clock against time servers', () => {
  test('is right where they say so', async () => {
    const fact = await ask([{}, {}, {}]);
    expect(fact).toMatchObject({ ok: true, value: { agree: 3, asked: 3, others: [] } });
    expect(fact.ok && Math.abs(fact.value.offsetMs)).toBeLessThan(60);
  });

  test.each([2000, -10_000])('is off by %s ms where they agree on that', async (offsetMs) => {
    const fact = await ask([{ offsetMs }, { offsetMs }, { offsetMs }]);
    expect(fact.ok && Math.round(fact.value.offsetMs / 100) * 100).toBe(offsetMs);
  });

  test('is not moved by one that lies, and one that lags counts for what it is', async () => {
    const fact = await ask([{}, { offsetMs: 60_000 }, {}, { lagMs: 150 }]);
    expect(fact).toMatchObject({ ok: true, value: { agree: 3, others: ['127.0.0.1'] } });
    expect(fact.ok && Math.abs(fact.value.offsetMs)).toBeLessThan(100);
  });

  test('could not be told where all but one are silent, or where half say this and half that', async () => {
    const silent = { silent: true } as const;
    expect(await ask([{}, silent, silent], 100)).toMatchObject({ ok: false, because: expect.stringContaining('1 of 3 time servers') });
    expect(await ask([{}, {}, { offsetMs: 9000 }, { offsetMs: 9000 }])).toMatchObject({
      ok: false,
      because: expect.stringContaining('do not agree'),
    });
  });

  test.each([
    ['knows no time itself', (packet: Buffer) => packet.writeUInt8(0b11_100_100, 0)],
    ['sends us away (stratum 0)', (packet: Buffer) => packet.writeUInt8(0, 1)],
    ['never saw the question', (packet: Buffer) => packet.fill(7, 24, 32)],
  ])('does not take a server that %s', async (_, change) => {
    const bad = { offsetMs: 5000, change: (packet: Buffer) => void change(packet) };
    expect(await ask([bad, bad, bad], 100)).toMatchObject({ ok: false, because: expect.stringContaining('0 of 3') });
  });
});

test('a name that nobody knows, and a port where nobody listens, are as good as silent', async () => {
  const gone = await timeServer();
  await new Promise<void>((resolve) => open.pop()?.close(() => resolve()));
  const servers = [{ host: 'time.invalid', port: 123 }, gone, await timeServer()];
  expect(await clockOffset(servers, preciseNow, 300)).toMatchObject({ ok: false, because: expect.stringContaining('1 of 3') });
});

test('two that agree are no majority of four', () => {
  const sample = (offsetMs: number) => ({ host: 'a', offsetMs, delayMs: 10 });
  expect(agreeing([0, 1, 500, 900].map(sample))).toBeNull();
  expect(agreeing([0, 1, 2, 900].map(sample))?.length).toBe(3);
  expect(agreeing([])).toBeNull();
});
