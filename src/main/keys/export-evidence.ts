import { z } from 'zod';
import { type KeyAt, keyExport } from '../../shared/keys.ts';

/** The file `exports.json`: when and where copies of keys were written and read back. Never what is in them. */
export const exportEvidence = z.object({ version: z.literal(1), exports: z.array(keyExport) });
export type ExportEvidence = z.infer<typeof exportEvidence>;
export const noExports: ExportEvidence = { version: 1, exports: [] };
export type ExportStore = { readonly get: () => ExportEvidence; readonly set: (value: ExportEvidence) => Promise<void> };

/** The evidence with a new export of these keys; of each key only the last one in a folder is kept. */
export function withExport(before: ExportEvidence, keys: readonly KeyAt[], folder: string, at: number): ExportEvidence {
  const isAmong = ({ pubkey, place }: ExportEvidence['exports'][number]) =>
    keys.some((key) => key.pubkey === pubkey && key.place === place);
  const kept = before.exports.filter((one) => one.folder !== folder || !isAmong(one));
  return { version: 1, exports: [...kept, ...keys.map(({ pubkey, place }) => ({ pubkey, place, folder, at }))] };
}
