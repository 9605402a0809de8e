import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { type Found, found } from './look.ts';

/** Ports the clients of a real network talk to their peers on: execution 30303, consensus 9000, and 9001 for QUIC. */
const p2pPorts = [30303, 9000, 9001] as const;
/** Whether local ports can be opened at all, and which of the peer ports another program holds. */
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

export async function ports(): Promise<Found<PortsFact>> {
  const localOpens = await tcpFree(0, '127.0.0.1');
  const free = await Promise.all(p2pPorts.map(async (port) => (await tcpFree(port, '0.0.0.0')) && (await udpFree(port))));
  return found({ localOpens, taken: p2pPorts.filter((_, i) => free[i] === false) });
}
