import { z } from 'zod';
import { verdict } from '../../shared/host.ts';
import { unixMs } from '../../shared/scalars.ts';

/** What one check found last for one network: since when it says so, and what it said before. */
const remembered = z.object({ verdict, since: unixMs, before: verdict.nullable() });
/** `host.json`: the history of the checks by `network/id`, how fast the line sends, and what the disk did when it was measured. */
export const hostBook = z.object({
  version: z.literal(1),
  checks: z.record(z.string(), remembered),
  uploadMbps: z.number().positive().nullable(),
  disk: z
    .object({
      readIops: z.number().nonnegative(),
      writeIops: z.number().nonnegative(),
      sequentialBytesPerSecond: z.number().nonnegative(),
      by: z.string(),
      /** Of the file system it was measured on; null: Hearth's own. */
      device: z.number().nullable().default(null),
      at: unixMs,
    })
    .nullable(),
});
export type HostBook = z.infer<typeof hostBook>;
export const emptyBook: HostBook = { version: 1, checks: {}, uploadMbps: null, disk: null };

type Seen = { readonly id: string; readonly verdict: z.infer<typeof verdict> };
const key = (network: string, id: string) => `${network}/${id}`;

/** The book after a look at `now`: a verdict that stays keeps its day, one that changed gets this one. Pure. */
export function remember(book: HostBook, network: string, seen: readonly Seen[], now: number): HostBook {
  const news = seen.flatMap(({ id, verdict }) => {
    const old = book.checks[key(network, id)];
    if (old?.verdict === verdict) return [];
    return [[key(network, id), { verdict, since: now, before: old?.verdict ?? null }] as const];
  });
  return news.length === 0 ? book : { ...book, checks: { ...book.checks, ...Object.fromEntries(news) } };
}

/** When a check last changed its mind, and from what; null where it never did. */
export function changeOf(
  book: HostBook,
  network: string,
  id: string,
): { readonly at: number; readonly from: z.infer<typeof verdict> } | null {
  const known = book.checks[key(network, id)];
  return known === undefined || known.before === null ? null : { at: known.since, from: known.before };
}
