import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import type { DrillEvidence, DrillResult } from '../../shared/key-drill.ts';
import type { Clock } from '../platform/clock.ts';
import { type DrillStore, withDrill } from './drill-evidence.ts';
import { gather } from './gather.ts';
import type { RunOnce } from './run-once.ts';
import { type Secret, wipe } from './secret.ts';
import { networksNow, type VerifyDeps } from './verify-files.ts';
import type { Progress } from './worker-messages.ts';

export type DrillDeps = Pick<VerifyDeps, 'reader' | 'networks'> & {
  readonly once: RunOnce;
  readonly clock: Pick<Clock, 'now'>;
  readonly drills: DrillStore;
};
/** Secrets are wiped. `passphrase` is the 25th word, empty for none. */
export type DrillAsks = {
  readonly mnemonic: Secret;
  readonly passphrase: Secret;
  readonly folder: string;
  readonly password: Secret | null;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
};
/** Errors: `key.mnemonic`, `key.passphrase`, `key.folder` where there is no folder, `key.worker`, `work.cancelled`, `file.write`. */
export type DrillBackup = (asks: DrillAsks) => Promise<DrillResult>;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function drillBackup({ once, reader, networks, clock, drills }: DrillDeps): DrillBackup {
  return async ({ mnemonic, passphrase, password, onProgress, signal, ...asks }) => {
    try {
      const folder = resolve(asks.folder);
      if ((await reader.look(folder)).kind !== 'folder') throw new AppError('key.folder', { what: asks.folder });
      const { files, told } = await gather(reader, [folder]);
      const options = { signal, ...(onProgress === undefined ? {} : { onProgress }) };
      const given = { mnemonic, passphrase, password, files, networks: await networksNow(networks, null) };
      const { says, good, files: shown } = await once.run('drill', given, options);
      // What could not be read may have been a key; an empty folder is said by the sentence for all.
      const unread = told.filter((file) => file.findings.some(({ severity }) => severity === 'bad') && file.path !== folder);
      const hashes = new Map(files.map(({ path, bytes }) => [path, sha256(bytes)]));
      const evidence: DrillEvidence = {
        at: clock.now(),
        good: good && unread.length === 0,
        files: shown.map(({ path, kind, pubkeys, sameKeys, opens }) => ({
          name: basename(path),
          sha256: hashes.get(path) ?? sha256(new Uint8Array(0)),
          kind,
          pubkeys: [...pubkeys],
          sameKeys,
          opens,
        })),
      };
      if (shown.some(({ kind }) => kind === 'keystore')) await drills.set(withDrill(drills.get(), evidence));
      return {
        says,
        evidence,
        files: [
          ...shown.map(({ path, says: sentences, findings }) => ({ path, says: [...sentences], findings: [...findings] })),
          ...unread.map(({ path, findings }) => ({ path, says: [], findings })),
        ],
      };
    } finally {
      wipe(mnemonic, passphrase, password);
    }
  };
}
