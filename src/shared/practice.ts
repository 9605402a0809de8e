import { z } from 'zod';
import { clientId, role } from './node.ts';
import { address, nothing, unixMs, wei } from './scalars.ts';

export const profileId = z.enum(['today', 'classic']);
export type ProfileId = z.infer<typeof profileId>;

/** One way to have a practice network: which clients, which rules, where its images come from, what it cannot show. */
export const practiceOption = z.object({
  profile: profileId,
  execution: clientId,
  consensus: clientId,
  title: z.string(),
  rules: z.enum(['Capella', 'Fulu']),
  preset: z.enum(['minimal', 'mainnet']),
  images: z.array(z.object({ ref: z.string(), roles: z.array(role), present: z.boolean(), bytes: z.number().nullable() })),
  /** How its images are had: already here, pulled from a registry, or built here. */
  source: z.enum(['present', 'pull', 'build']),
  cannotShow: z.array(z.string()),
});
export type PracticeOption = z.infer<typeof practiceOption>;

export const practiceStatus = z.object({
  /** `gone`: the rest of the network has stopped for good; only a fresh network helps. */
  state: z.enum(['none', 'starting', 'running', 'paused', 'stopped', 'gone']),
  why: z.string().nullable(),
  instance: z.string().nullable(),
  profile: profileId.nullable(),
  rules: z.enum(['Capella', 'Fulu']).nullable(),
  chainId: z.number().int().nullable(),
  secondsPerSlot: z.number().int().nullable(),
  slotsPerEpoch: z.number().int().nullable(),
  genesisTime: unixMs.nullable(),
  wallet: z.object({ address, balanceWei: wei.nullable() }).nullable(),
});
export type PracticeStatus = z.infer<typeof practiceStatus>;

export const practiceCalls = {
  /** Every option, best first, the chosen one named with its reason. */
  'practice.options': {
    input: nothing,
    output: z.object({ options: z.array(practiceOption), chosen: z.number().int().nonnegative(), reason: z.string() }),
  },
  'practice.status': { input: nothing, output: practiceStatus },
  /** Starts, or finds, the practice network of this data folder. Answers with the id of the work. */
  'practice.up': {
    input: z.object({ profile: profileId.nullable(), consensus: clientId.nullable(), secondsPerSlot: z.number().int().min(1).max(12) }),
    output: z.object({ workId: z.string() }),
  },
  /** Removes exactly what `practice.up` made: containers, volumes, network, generated files. Images and keys stay. */
  'practice.down': { input: nothing, output: z.object({ workId: z.string() }) },
  'practice.pause': { input: nothing, output: nothing },
  'practice.resume': { input: nothing, output: nothing },
  /** Loads images from a `docker save` archive. Answers with the names it held. */
  'practice.loadImages': { input: z.object({ path: z.string() }), output: z.object({ refs: z.array(z.string()) }) },
} as const;
export const practiceEvents = { 'practice.changed': practiceStatus } as const;
