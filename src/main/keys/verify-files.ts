import { resolve } from 'node:path';
import { AppError, orNull } from '../../shared/app-error.ts';
import type { Verified, VerifiedFile } from '../../shared/key-checks.ts';
import type { SigningNetwork } from '../../shared/networks.ts';
import type { KeyReader } from '../platform/key-files/key-reader.ts';
import { checkAddress } from '../protocol/address.ts';
import { gather } from './gather.ts';
import type { NetworkBook } from './networks.ts';
import type { RunOnce } from './run-once.ts';
import { type Secret, wipe } from './secret.ts';
import { type Judged, judgeOnChain, type OnChain } from './verify/across.ts';
import { indicesToLookUp, type ReadFile } from './verify/verify.ts';
import type { Progress } from './worker-messages.ts';

/** The own node's view of validators, by public key or index; `pending` are keys of deposits that wait. Errors, where it cannot tell: `beacon.*`. */
export type OwnNode = {
  readonly genesisForkVersion: string;
  readonly validators: (
    ids: readonly string[],
  ) => Promise<readonly { readonly index: number; readonly pubkey: string; readonly withdrawalCredentials: string }[]>;
  readonly pending: () => Promise<readonly string[]>;
};
export type VerifyDeps = {
  readonly once: RunOnce;
  readonly reader: KeyReader;
  readonly networks: Pick<NetworkBook, 'all' | 'find'>;
  /** Null where no node runs. */
  readonly ownNode: () => Promise<OwnNode | null>;
};
export type VerifyAsks = {
  readonly paths: readonly string[];
  readonly network: string | null;
  readonly withdrawalAddress: string | null;
  /** Wiped; null looks at the form only. */
  readonly password: Secret | null;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
};
/** Judges key files of any tool. Errors: `key.network*` for the network asked for, `key.address`, `key.worker`, `work.cancelled`; never for what a file holds. */
export type VerifyFiles = (asks: VerifyAsks) => Promise<Verified>;

const signersOnChain = async (node: OwnNode | null, files: readonly ReadFile[]): Promise<readonly (readonly [string, string])[]> => {
  const indices = node === null ? [] : indicesToLookUp(files);
  if (node === null || indices.length === 0) return [];
  const found = (await orNull(() => node.validators(indices))) ?? [];
  return found.map(({ index, pubkey }) => [String(index), pubkey] as const);
};

async function knownOnChain(node: OwnNode, files: readonly Judged[]): Promise<OnChain> {
  const keys = [...new Set(files.flatMap((f) => f.deposits.filter((d) => d.forkVersion === node.genesisForkVersion).map((d) => d.pubkey)))];
  if (keys.length === 0) return { known: new Map(), isWhole: true };
  const pending = await orNull(node.pending);
  const validators = await orNull(() => node.validators(keys));
  const known = new Map<string, NonNullable<typeof validators>[number] | 'pending'>([
    ...(pending ?? []).map((key) => [key, 'pending'] as const),
    ...(validators ?? []).map((v) => [v.pubkey, v] as const),
  ]);
  return { known, isWhole: pending !== null && validators !== null };
}

/** The networks that files are compared with, the asked one first; the practice network is among them while it runs. */
export async function networksNow(book: VerifyDeps['networks'], asked: SigningNetwork | null): Promise<readonly SigningNetwork[]> {
  const practice = await orNull(() => book.find('practice'));
  const known = [...book.all(), ...(practice === null ? [] : [practice])];
  return asked === null ? known : [asked, ...known.filter((n) => n.name !== asked.name)];
}

export function verifyFiles({ once, reader, networks, ownNode }: VerifyDeps): VerifyFiles {
  const meant = (typed: string | null): string | null => {
    if (typed === null) return null;
    const verdict = checkAddress(typed);
    if (!verdict.ok) throw new AppError('key.address', { what: verdict.message });
    return verdict.address;
  };
  return async (asks) => {
    try {
      const network = asks.network === null ? null : await networks.find(asks.network);
      const all = await networksNow(networks, network);
      const address = meant(asks.withdrawalAddress);
      const { files, told } = await gather(
        reader,
        asks.paths.map((path) => resolve(path)),
      );
      const node = await orNull(ownNode);
      const ofIndex = await signersOnChain(node, files);
      const { password, onProgress, signal } = asks;
      const options = { signal, ...(onProgress === undefined ? {} : { onProgress }) };
      const gives =
        files.length === 0
          ? { files: [] }
          : await once.run('verify', { password, files, networks: all, network, address, ofIndex }, options);
      const judged =
        node === null ? gives.files : judgeOnChain(gives.files, node.genesisForkVersion, await knownOnChain(node, gives.files));
      return { files: merged(judged, told) };
    } finally {
      wipe(asks.password);
    }
  };
}

/** One entry for each path. */
function merged(judged: readonly Judged[], told: readonly VerifiedFile[]): VerifiedFile[] {
  const entries = new Map(judged.map(({ path, kind, network, does, findings }) => [path, { path, kind, network, does, findings }]));
  for (const other of told) {
    const entry = entries.get(other.path);
    entries.set(other.path, entry === undefined ? other : { ...entry, findings: [...entry.findings, ...other.findings] });
  }
  return [...entries.values()];
}
