import { join } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import type { Handlers } from '../../shared/contract.ts';
import type { NetworkName, SigningNetwork } from '../../shared/networks.ts';
import { PASSWORD_MIN, passwordLength } from '../../shared/password.ts';
import type { Sealed } from '../../shared/sealed.ts';
import { shortHex } from '../../shared/strings/short.ts';
import { fromHex } from '../protocol/bytes.ts';
import { readCredentials } from '../protocol/credentials.ts';
import { asSecret } from './doors.ts';
import type { PasswordFor } from './password-for.ts';
import { CHANGES_FOLDER, EXITS_FOLDER, KEYS_FOLDER, TOP_UPS_FOLDER } from './paths.ts';
import { type Secret, wipe } from './secret.ts';
import type { Sessions } from './session.ts';
import type { ShelfKey } from './shelf.ts';
import { expectAddress, expectIndices, expectSameAddress, type SignerDeps, topUpTerms } from './signed-files.ts';
import { keyRange, rangeTerms } from './terms.ts';
import type { KeystoreFile, OnChain, Progress, Target } from './worker-messages.ts';

type Deps = Pick<SignerDeps, 'once' | 'networks' | 'chain' | 'nowSeconds' | 'target'> & {
  readonly sessions: Sessions;
  /** Errors: `key.unknown`, and `key.network` for a key of another network. */
  readonly find: (network: NetworkName, pubkey: string) => Promise<ShelfKey>;
  readonly fileOf: (key: ShelfKey) => Promise<KeystoreFile>;
  /** The network that a key was made for. Errors: `key.network`. */
  readonly networkOf: (key: ShelfKey) => Promise<SigningNetwork>;
  readonly password: PasswordFor;
  readonly progress: (progress: Progress) => void;
};
type Calls = Pick<Handlers, 'keys.exitFile' | 'keys.topUpFile' | 'keys.credentialsChange' | 'keys.makeFiles' | 'keys.network'>;

/** Files that the window writes into a folder of the person: of keys that this data folder holds, and keys that it does not. */
export function windowFiles(deps: Deps): Calls {
  const { once, networks, chain, sessions, progress } = deps;
  const place = (folder: string, name: string): Promise<Target> => deps.target(join(folder, name), deps.nowSeconds());
  const withPassword = async <T>(pubkey: string, given: string | Sealed | null, fn: (password: Secret) => Promise<T>): Promise<T> => {
    const bytes = await deps.password(pubkey, given);
    try {
      return await fn(bytes);
    } finally {
      wipe(bytes);
    }
  };
  const only = (files: readonly string[]): string => files[0] ?? '';

  return {
    'keys.network': ({ network }) => networks.find(network),

    'keys.makeFiles': async ({
      session,
      password,
      start = 0,
      count,
      kdf = 'scrypt',
      saltPerKeystore = false,
      network,
      folder,
      ...choice
    }) => {
      if (typeof password === 'string' && passwordLength(password) < PASSWORD_MIN) throw new AppError('key.passwordShort');
      const deposit = rangeTerms(choice, await networks.find(network));
      const range = keyRange(start, count);
      const target = await place(folder, KEYS_FOLDER);
      const secret = asSecret(password);
      try {
        const asks = { password: secret, target, range, lock: { kdf, saltPerKeystore }, deposit };
        const { files, pubkeys, checkedBy } = await sessions.make(session, asks, progress);
        return { folder: target.folder, files: [...files], pubkeys: [...pubkeys], checkedBy: [...checkedBy] };
      } finally {
        wipe(secret);
      }
    },

    'keys.exitFile': async ({ network, pubkey, password, validatorIndex, epoch, folder }) => {
      const key = await deps.find(network, pubkey);
      const facts = await networks.rooted(await deps.networkOf(key));
      const seen = await chain(facts, [validatorIndex === null ? pubkey : String(validatorIndex)]);
      const index = validatorIndex ?? seen?.find((v) => v.pubkey === pubkey)?.validatorIndex;
      if (index === undefined)
        throw seen === null ? new AppError('node.notRunning') : new AppError('key.noValidator', { what: shortHex(pubkey) });
      const target = await place(folder, EXITS_FOLDER);
      const keystore = await deps.fileOf(key);
      const exits = [{ validatorIndex: index, epoch }];
      const { files, checkedBy } = await withPassword(pubkey, password, (p) =>
        once.run('keystoreExits', { password: p, keystore, exits, facts, chain: seen, target }, { traces: [target], onProgress: progress }),
      );
      return { file: only(files), validatorIndex: index, checked: seen !== null, checkedBy: [...checkedBy] };
    },

    'keys.topUpFile': async ({ network: name, pubkey, password, amountGwei, withdrawalAddress, compounding, folder }) => {
      const key = await deps.find(name, pubkey);
      const network = await deps.networkOf(key);
      const seen = await chain(network, [pubkey]);
      const known = withdrawalAddress === null ? knownCredentials(seen, key) : null;
      if (withdrawalAddress === null && known === null) throw new AppError('key.topUpUnknown', { what: shortHex(pubkey) });
      const chosen = known ?? { address: expectAddress(withdrawalAddress ?? ''), compounding };
      expectSameAddress(seen, pubkey, chosen.address);
      const deposit = topUpTerms(network, amountGwei, chosen.address, chosen.compounding);
      const target = await place(folder, TOP_UPS_FOLDER);
      const keystore = await deps.fileOf(key);
      const { files, checkedBy } = await withPassword(pubkey, password, (p) =>
        once.run('topUp', { password: p, keystore, deposit, target }, { traces: [target], onProgress: progress }),
      );
      return { file: only(files), withdrawalAddress: chosen.address, compounding: chosen.compounding, checkedBy: [...checkedBy] };
    },

    'keys.credentialsChange': async ({ session, network, start, validatorIndices, withdrawalAddress, folder }) => {
      expectIndices(validatorIndices);
      keyRange(start, validatorIndices.length);
      const address = expectAddress(withdrawalAddress);
      const facts = await networks.rooted(await networks.find(network));
      const seen = await chain(facts, validatorIndices.map(String));
      const target = await place(folder, CHANGES_FOLDER);
      const { files, checkedBy } = await sessions.changes(
        session,
        { start, validatorIndices, address, facts, chain: seen, target },
        progress,
      );
      return { file: only(files), checked: seen !== null, checkedBy: [...checkedBy] };
    },
  };
}

/** The address that the chain or else the key's own deposit names; null where both name none. */
function knownCredentials(chain: readonly OnChain[] | null, { entry }: ShelfKey) {
  const found = chain?.find((v) => v.pubkey === entry.pubkey);
  const read = found === undefined ? null : readCredentials(fromHex(found.withdrawalCredentials));
  if (read !== null) return read.address === null ? null : { address: read.address, compounding: read.kind === '0x02' };
  return entry.deposit && { address: expectAddress(entry.deposit.withdrawalAddress), compounding: entry.deposit.compounding };
}
