import { z } from 'zod';
import { verdict } from './host.ts';
import { station } from './road.ts';
import { gwei, hex32, pubkey, unixMs } from './scalars.ts';

export const gateItem = z.object({ id: z.string(), title: z.string(), verdict, found: z.string(), todo: z.string().nullable() });
export type GateItem = z.infer<typeof gateItem>;

/** Where a deposit is: its stations, what waits before it, and when the validator starts. */
export const depositRoad = z.object({
  pubkey,
  /** Null while nothing was sent. */
  txHash: hex32.nullable(),
  stations: z.array(station),
  status: z.enum(['none', 'sent', 'included', 'queued', 'finalized', 'active', 'failed']),
  activeAt: unixMs.nullable(),
  queue: z.object({ beforeGwei: gwei, perEpochGwei: gwei, secondsPerEpoch: z.number() }).nullable(),
  validatorIndex: z.number().int().nullable(),
  activationEpoch: z.number().int().nullable(),
});
export type DepositRoad = z.infer<typeof depositRoad>;

export const depositCalls = {
  /** The launch gate: everything that must agree before coins may move. All but `stops` lets it open. */
  'deposit.check': { input: z.object({ pubkeys: z.array(pubkey).min(1) }), output: z.array(gateItem) },
  /** Sends 32 practice ETH from the practice wallet. Refused while the gate is closed, where a deposit of the key exists, and on every real network. */
  'deposit.send': { input: z.object({ pubkey }), output: z.object({ txHash: hex32 }) },
  'deposit.road': { input: z.object({ pubkey }), output: depositRoad },
} as const;
export const depositEvents = { 'deposit.changed': depositRoad } as const;
