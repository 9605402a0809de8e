import { networkInterfaces } from 'node:os';
import { type Found, found } from './look.ts';

/** Whether this machine has an address of the public IPv6 net (2000::/3). Nothing is sent. */
export type Ipv6Fact = { readonly global: boolean };

export async function ipv6(): Promise<Found<Ipv6Fact>> {
  const all = Object.values(networkInterfaces()).flat();
  return found({ global: all.some((one) => one?.family === 'IPv6' && !one.internal && /^[23]/.test(one.address)) });
}
