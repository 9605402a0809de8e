import { networkInterfaces } from 'node:os';
import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import type { Docker } from './docker.ts';
import { labelFilter } from './filters.ts';
import { freePrefixes } from './subnets.ts';
import type { Wire } from './wire.ts';

const listed = z.array(
  z.object({
    Name: z.string(),
    Labels: z.record(z.string(), z.string()).nullable(),
    IPAM: z.object({ Config: z.array(z.object({ Subnet: z.string().optional() })).nullable() }),
  }),
);

/** Addresses this machine has itself, such as those of a VPN. */
const ownSubnets = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((list) => (list ?? []).flatMap(({ cidr }) => (cidr === null ? [] : [cidr])));

/** Bridge networks in private space. */
export function networks(wire: Wire): Pick<Docker, 'createNetwork' | 'networks' | 'removeNetwork'> {
  const list = (query: Record<string, unknown>) =>
    wire.json({ what: 'list networks', method: 'GET', path: '/networks', query, schema: listed });
  const subnets = (network: z.infer<typeof listed>[number]): readonly string[] =>
    (network.IPAM.Config ?? []).flatMap(({ Subnet }) => (Subnet === undefined ? [] : [Subnet]));

  const tryPrefix = async (name: string, labels: Readonly<Record<string, string>>, prefix: string): Promise<boolean> => {
    const body = {
      Name: name,
      CheckDuplicate: true,
      Driver: 'bridge',
      Labels: labels,
      IPAM: { Driver: 'default', Config: [{ Subnet: `${prefix}.0/24`, Gateway: `${prefix}.1` }] },
    };
    try {
      await wire.done({ what: `make network ${name}`, method: 'POST', path: '/networks/create', body, timeoutMs: 30_000 });
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'docker.refused' && /overlap/i.test(error.params.details ?? '')) return false;
      throw error;
    }
  };

  return {
    createNetwork: async (name, labels) => {
      const taken = (await list({})).flatMap(subnets);
      for (const prefix of freePrefixes([...taken, ...ownSubnets()])) {
        // Another app may take the same one in this moment; Docker then says overlap.
        if (await tryPrefix(name, labels, prefix)) return prefix;
      }
      throw new AppError('docker.refused', { what: 'no private subnet is free for a network' });
    },
    networks: async (labels) =>
      (await list({ filters: labelFilter(labels) })).map((network) => ({
        name: network.Name,
        prefix: (subnets(network)[0] ?? '').split('.').slice(0, 3).join('.'),
        labels: network.Labels ?? {},
      })),
    removeNetwork: async (name) => {
      await wire.maybe(wire.done({ what: `remove network ${name}`, method: 'DELETE', path: `/networks/${name}`, timeoutMs: 30_000 }));
    },
  };
}
