import { z } from 'zod';
import { publicNetwork } from './networks.ts';
import { nothing, unixMs } from './scalars.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A list from a file that a person took by its hash. */
const takenList = z.object({ file: z.string(), sha256, takenAt: unixMs });
/** Every public network as it is known now, and where from: null is what came with Hearth. */
export const networksNow = z.object({ taken: takenList.nullable(), networks: z.array(publicNetwork) });
export type NetworksNow = z.infer<typeof networksNow>;

/** What a list would change of one network, entry by entry, as plain text. */
const networkChange = z.object({ network: z.string(), what: z.string(), added: z.array(z.string()), removed: z.array(z.string()) });
export type NetworkChange = z.infer<typeof networkChange>;
/** A list that was read and not taken. `ignored`: networks that this Hearth runs no nodes of. */
export const readList = z.object({
  file: z.string(),
  sha256,
  networks: z.array(z.string()),
  ignored: z.array(z.string()),
  changes: z.array(networkChange),
});
export type ReadList = z.infer<typeof readList>;

/** Newer checkpoint providers, relays and images without a newer Hearth: a file, taken by its hash. */
export const networkListCalls = {
  'networks.list': { input: nothing, output: networksNow },
  /** Reads a file, says what it is and would change, and changes nothing. */
  'networks.read': { input: z.object({ path: z.string().min(1) }), output: readList },
  /** Takes a file if its SHA-256 is the one that the person typed or confirmed. Images count from the next start on. */
  'networks.take': { input: z.object({ path: z.string().min(1), sha256: z.string() }), output: networksNow },
  /** Goes back to what came with Hearth. */
  'networks.drop': { input: nothing, output: networksNow },
} as const;
