import { z } from 'zod';

const part = z.enum(['write', 'read', 'random']);
export type ProbePart = z.infer<typeof part>;
/** A measurement to be: a new file, its size, how long each part may take, and how many requests wait at the disk at once. */
export const probeRequest = z.object({ path: z.string(), bytes: z.number(), seconds: z.number(), depth: z.number().int() });
export type ProbeRequest = z.infer<typeof probeRequest>;
const result = z.object({
  writeBytesPerSecond: z.number(),
  readBytesPerSecond: z.number(),
  readIops: z.number(),
  writeIops: z.number(),
});
export type ProbeResult = z.infer<typeof result>;

/** What the process that measures says. */
export const probeReply = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('part'), part, done: z.number(), total: z.number() }),
  z.object({ type: z.literal('measured'), result }),
  z.object({ type: z.literal('failed'), reason: z.string() }),
]);
export type ProbeReply = z.infer<typeof probeReply>;
