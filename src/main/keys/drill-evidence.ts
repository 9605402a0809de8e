import { z } from 'zod';
import { type DrillEvidence, drillEvidence } from '../../shared/key-drill.ts';

/** The file `drills.json`: restore drills that were done, newest first. Hashes and verdicts, never a secret. */
export const drillBook = z.object({ version: z.literal(1), drills: z.array(drillEvidence) });
export type DrillBook = z.infer<typeof drillBook>;
export const noDrills: DrillBook = { version: 1, drills: [] };
export type DrillStore = { readonly get: () => DrillBook; readonly set: (value: DrillBook) => Promise<void> };

const KEPT = 200;
export const withDrill = ({ drills }: DrillBook, one: DrillEvidence): DrillBook => ({
  version: 1,
  drills: [one, ...drills].slice(0, KEPT),
});
