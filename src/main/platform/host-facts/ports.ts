import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { type Found, found } from './look.ts';

/** Whether local ports can be opened at all, and which of those asked for another program holds. */
export type PortsFact = { readonly localOpens: boolean; readonly taken: readonly number[] };

const tcpFree = (port: number, host: string) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });

const udpFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ port, exclusive: true }, () => socket.close(() => resolve(true)));
  });

export async function ports(wanted: readonly number[]): Promise<Found<PortsFact>> {
  const localOpens = await tcpFree(0, '127.0.0.1');
  const free = await Promise.all(wanted.map(async (port) => (await tcpFree(port, '0.0.0.0')) && (await udpFree(port))));
  return found({ localOpens, taken: wanted.filter((_, i) => free[i] === false) });
}
