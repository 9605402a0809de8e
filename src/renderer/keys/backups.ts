import type { Output } from '../../shared/contract.ts';
import { useCall } from '../queries.ts';
import { formatDay } from '../ui/format.ts';
import type { KnownKey } from './known.ts';

/** Evidence of copies and of trials. */
export type Backups = { readonly exports: Output<'keys.exports'>; readonly drills: Output<'keys.drills'> };

export const useBackups = (): Backups => ({
  exports: useCall('keys.exports', {}).data ?? [],
  drills: useCall('keys.drills', {}).data ?? [],
});

const latest = <T extends { readonly at: number }>(list: readonly T[]): T | null =>
  list.reduce<T | null>((last, one) => (last === null || one.at > last.at ? one : last), null);

/** The last copy of a key and the last trial that succeeded, as days; null: never. */
export const backupOf = (
  { exports, drills }: Backups,
  { pubkey, place }: KnownKey,
): { readonly copied: string | null; readonly folder: string | null; readonly tried: string | null } => {
  const copy = latest(exports.filter((one) => one.pubkey === pubkey && (one.place === null || one.place === place)));
  const drill = latest(
    drills.filter(({ good, files }) => good && files.some((file) => file.sameKeys === true && file.pubkeys.includes(pubkey))),
  );
  return {
    copied: copy === null ? null : formatDay(copy.at),
    folder: copy?.folder ?? null,
    tried: drill === null ? null : formatDay(drill.at),
  };
};
