import { z } from 'zod';

export const alloc = z.record(
  z.string().regex(/^0x[0-9a-f]{40}$/),
  z.object({
    balance: z.string().optional(),
    nonce: z.string().optional(),
    code: z.string().optional(),
    storage: z.record(z.string(), z.string()).optional(),
  }),
);

/** What the genesis process is asked. `genesisTime` in Unix seconds; `predeploys` by lower-case address. */
export const genesisRequest = z.object({
  fork: z.enum(['capella', 'fulu']),
  chainId: z.number().int().positive(),
  genesisTime: z.number().int().positive(),
  secondsPerSlot: z.number().int().min(1).max(12),
  predeploys: alloc,
});
export type GenesisRequest = z.infer<typeof genesisRequest>;

/** What a network's clients are given, as contents of files. */
export const genesisFiles = z.object({
  elGenesis: z.string(),
  configYaml: z.string(),
  genesisSsz: z.custom<Uint8Array>((v) => v instanceof Uint8Array),
  genesisValidatorsRoot: z.string(),
  genesisBlockHash: z.string(),
  genesisStateRoot: z.string(),
});
export type GenesisFiles = z.infer<typeof genesisFiles>;

/** What the genesis process says: `ready` once everything is loaded, then one answer per request. */
export const genesisReply = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('made'), files: genesisFiles }),
  z.object({ type: z.literal('failed'), reason: z.string() }),
]);
export type GenesisReply = z.infer<typeof genesisReply>;
