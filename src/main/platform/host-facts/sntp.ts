import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';

/** A time server; tests name ports of their own. */
export type TimeServer = { readonly host: string; readonly port: number };
/** One answer: how far this clock is behind (+) or ahead (-) of the server's, and how long the way there and back took. */
export type Sample = { readonly host: string; readonly offsetMs: number; readonly delayMs: number };

/** From 1900, where NTP begins, to 1970. */
const EPOCH_SECONDS = 2_208_988_800;
const PACKET = 48;

const readTime = (packet: Buffer, at: number) =>
  (packet.readUInt32BE(at) - EPOCH_SECONDS) * 1000 + (packet.readUInt32BE(at + 4) / 2 ** 32) * 1000;

/** An answer to `nonce` from a server that says it knows the time; null for anything else. Source: RFC 4330. `sent`, `got`: Unix ms here. */
export function readAnswer(packet: Buffer, nonce: Buffer, sent: number, got: number): Omit<Sample, 'host'> | null {
  if (packet.length < PACKET) return null;
  const [leap, mode, stratum] = [packet[0] ?? 0, (packet[0] ?? 0) & 7, packet[1] ?? 0];
  // Leap indicator 3: not synchronised. Stratum 0: asked too often; 16: knows no time.
  if (leap >> 6 === 3 || mode !== 4 || stratum === 0 || stratum >= 16) return null;
  // Who did not see the question does not know its nonce.
  if (!packet.subarray(24, 32).equals(nonce)) return null;
  const [received, answered] = [readTime(packet, 32), readTime(packet, 40)];
  return { offsetMs: (received - sent + (answered - got)) / 2, delayMs: Math.max(0, got - sent - (answered - received)) };
}

/** Asks one server once; null where it is silent for `timeoutMs` or says nothing of use. `now`: Unix ms with fractions. */
export function askTime({ host, port }: TimeServer, timeoutMs: number, now: () => number): Promise<Sample | null> {
  return new Promise((resolve) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    const nonce = randomBytes(8);
    const packet = Buffer.alloc(PACKET);
    packet[0] = (4 << 3) | 3;
    nonce.copy(packet, 40);
    let sent = 0;
    let ended = false;
    const end = (sample: Sample | null) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      socket.close();
      resolve(sample);
    };
    const timer = setTimeout(() => end(null), timeoutMs);
    socket.on('error', () => end(null));
    socket.on('message', (answer) => {
      const read = readAnswer(answer, nonce, sent, now());
      if (read !== null) end({ host, ...read });
    });
    // Without a callback a name that is not found comes as an error.
    socket.once('connect', () => {
      sent = now();
      socket.send(packet);
    });
    socket.connect(port, host);
  });
}
