import { basename } from 'node:path';
import type { Finding, VerifiedFile } from '../../../shared/key-checks.ts';
import { finding } from './finding.ts';
import type { SeenDeposit } from './judging.ts';

/** A judged file with what can be compared with other files. */
export type Judged = VerifiedFile & { readonly deposits: readonly SeenDeposit[]; readonly keystore: JudgedKeystore | null };
/** `opens`: with the password, and to the secret of its key; null where it was not tried. */
export type JudgedKeystore = { readonly pubkey: string; readonly path: string | null; readonly opens: boolean | null };
type Place = { readonly file: Judged; readonly deposit: SeenDeposit };

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};
const withMore = (file: Judged, more: readonly Finding[]): Judged => {
  const known = new Set(file.findings.map((f) => f.message));
  const fresh = [...new Map(more.map((f) => [f.message, f])).values()].filter((f) => !known.has(f.message));
  return fresh.length === 0 ? file : { ...file, findings: [...file.findings, ...fresh] };
};

function besides(mine: SeenDeposit, theirs: Place): Finding {
  const where = basename(theirs.file.path);
  if (mine.credentials !== theirs.deposit.credentials) return finding('duplicate.payout', where);
  return finding(mine.amountGwei === theirs.deposit.amountGwei ? 'duplicate.same' : 'duplicate.again', where);
}

/** Adds what only shows when files are seen together: the same key on the same network in several of them. */
export function judgeAcross(files: readonly Judged[]): readonly Judged[] {
  const places = files.flatMap((file) => file.deposits.map((deposit): Place => ({ file, deposit })));
  const ofKey = grouped(places, ({ deposit }) => `${deposit.pubkey} ${deposit.forkVersion}`);
  const keystores = grouped(
    files.filter(({ keystore }) => keystore !== null),
    ({ keystore }) => keystore?.pubkey ?? '',
  );
  return files.map((file) => {
    const more = file.deposits.flatMap((deposit) =>
      (ofKey.get(`${deposit.pubkey} ${deposit.forkVersion}`) ?? []).flatMap((place) =>
        place.file === file ? [] : [besides(deposit, place)],
      ),
    );
    const twins = (keystores.get(file.keystore?.pubkey ?? '') ?? []).flatMap((other) =>
      other === file ? [] : [finding('duplicate.keystore', basename(other.path))],
    );
    return withMore(file, [...more, ...twins]);
  });
}

/** What the own node knows of keys. Credentials are hex with `0x`. */
export type OnChain = {
  readonly known: ReadonlyMap<string, { readonly index: number; readonly withdrawalCredentials: string } | 'pending'>;
  /** Whether it could tell of all: a key that is not known then has no deposit. */
  readonly isWhole: boolean;
};

/** Adds what the own node knows of the keys of deposits for its network. */
export function judgeOnChain(files: readonly Judged[], genesisForkVersion: string, { known, isWhole }: OnChain): readonly Judged[] {
  return files.map((file) =>
    withMore(
      file,
      file.deposits.flatMap((deposit): Finding[] => {
        if (deposit.forkVersion !== genesisForkVersion) return [];
        const found = known.get(deposit.pubkey);
        if (found === undefined) return isWhole ? [] : [finding('chain.unasked')];
        if (found === 'pending') return [finding('chain.pending')];
        const same = found.withdrawalCredentials.toLowerCase() === deposit.credentials;
        return [
          finding('chain.known', String(found.index)),
          ...(same ? [] : [finding('chain.payout', String(found.index), found.withdrawalCredentials)]),
        ];
      }),
    ),
  );
}
