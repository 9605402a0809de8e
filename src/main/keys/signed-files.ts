import { basename, join, resolve } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import type { SigningNetwork } from '../../shared/networks.ts';
import { amountTexts } from '../../shared/strings/amounts.ts';
import type { KeyFiles } from '../platform/key-files/key-files.ts';
import { checkAddress } from '../protocol/address.ts';
import { fromHex } from '../protocol/bytes.ts';
import { addressCredentials, readCredentials } from '../protocol/credentials.ts';
import { ethFromGwei, MAX_EFFECTIVE_GWEI, MIN_DEPOSIT_GWEI } from '../protocol/units.ts';
import { topUpRemark } from './amount-words.ts';
import { DEPOSIT_CLI_VERSION } from './deposit-data.ts';
import { readKeystore } from './keystore.ts';
import type { NetworkBook, RootSource } from './networks.ts';
import { withoutLineEnd } from './password.ts';
import { CHANGES_FOLDER, EXITS_FOLDER, KEYSTORE_CHANGES_FOLDER, TOP_UPS_FOLDER } from './paths.ts';
import type { RunOnce } from './run-once.ts';
import { wipe } from './secret.ts';
import { keyRange } from './terms.ts';
import type { OnChain, Progress, Target } from './worker-messages.ts';

/** Words as they were written down, their 25th word, and the number of the first key. UTF-8; a line break at the end of the 25th word is not part of it. Wiped. */
export type FromWords = {
  readonly mnemonic: Uint8Array;
  readonly passphrase: Uint8Array;
  readonly language: MnemonicLanguage | null;
  readonly start: number;
};
/** A keystore file and the content of its password file, which is wiped. */
export type FromKeystore = { readonly keystore: string; readonly password: Uint8Array };
type Where = RootSource & {
  /** A name or the path of a network file. */
  readonly network: string;
  readonly out: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
};
/** `checked`: a node has seen that each index belongs to its key. */
export type SignedFiles = { readonly files: readonly string[]; readonly checked: boolean };

/** Signed messages into files, laid out and named as ethstaker-deposit-cli does it; nothing is sent. */
export type FileSigner = {
  /** Key `start + k` exits the k-th validator. Errors: `key.*`, `file.*`, `beacon.*`, `work.cancelled`. */
  readonly exits: (
    asks: Where & { readonly from: FromWords | FromKeystore; readonly validatorIndices: readonly number[]; readonly epoch: number },
  ) => Promise<SignedFiles>;
  /** 0x00 → 0x01 with withdrawal keys; with a keystore the reference's keystore-signed form. Errors as `exits`. */
  readonly changes: (
    asks: Where & {
      readonly from: FromWords | FromKeystore;
      readonly validatorIndices: readonly number[];
      readonly withdrawalAddress: string;
    },
  ) => Promise<SignedFiles>;
  /** A deposit on top, in coins of the network; `onRemark` is told before it is signed where coins of it may earn nothing. Errors as `exits`. */
  readonly topUp: (
    asks: Where &
      FromKeystore & {
        readonly amountGwei: bigint;
        readonly withdrawalAddress: string;
        readonly compounding: boolean;
        readonly onRemark?: (sentence: string) => void;
      },
  ) => Promise<SignedFiles>;
};

/** What a node of that network says of validators, by index or public key; null where no node of it can be asked. */
export type AskChain = (network: SigningNetwork, ids: readonly string[], beaconUrl?: string) => Promise<readonly OnChain[] | null>;
export type SignerDeps = {
  readonly once: RunOnce;
  readonly files: KeyFiles;
  readonly networks: NetworkBook;
  readonly chain: AskChain;
  readonly target: (folder: string, seconds: number) => Promise<Target>;
  readonly nowSeconds: () => number;
};

export function fileSigner({ once, files, networks, chain, target, nowSeconds }: SignerDeps): FileSigner {
  const place = (out: string, folder: string) => target(join(resolve(out), folder), nowSeconds());
  const ids = (indices: readonly number[]) => indices.map(String);
  const options = (to: Target, { onProgress, signal }: Where) => ({
    traces: [to],
    signal,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const keystoreOf = async (path: string) => ({ name: basename(path), text: await files.read(resolve(path)) });

  return {
    exits: ({ from, validatorIndices, epoch, ...where }) =>
      wiping(from, async (secrets) => {
        expectIndices(validatorIndices);
        if (!Number.isSafeInteger(epoch) || epoch < 0) throw new AppError('key.epoch');
        if ('mnemonic' in secrets) keyRange(secrets.start, validatorIndices.length);
        const facts = await networks.rooted(await networks.find(where.network, where));
        const seen = await chain(facts, ids(validatorIndices), where.beaconUrl);
        const to = await place(where.out, EXITS_FOLDER);
        const asks = { exits: validatorIndices.map((validatorIndex) => ({ validatorIndex, epoch })), facts, chain: seen, target: to };
        const written =
          'mnemonic' in secrets
            ? await once.run('exits', { ...secrets, ...asks }, options(to, where))
            : await once.run(
                'keystoreExits',
                { password: secrets.password, keystore: await keystoreOf(secrets.keystore), ...asks },
                options(to, where),
              );
        return { files: written.files, checked: seen !== null };
      }),

    changes: ({ from, validatorIndices, withdrawalAddress, ...where }) =>
      wiping(from, async (secrets) => {
        expectIndices(validatorIndices);
        const address = expectAddress(withdrawalAddress);
        if ('mnemonic' in secrets) keyRange(secrets.start, validatorIndices.length);
        const facts = await networks.rooted(await networks.find(where.network, where));
        const seen = await chain(facts, ids(validatorIndices), where.beaconUrl);
        const to = await place(where.out, 'mnemonic' in secrets ? CHANGES_FOLDER : KEYSTORE_CHANGES_FOLDER);
        const asks = { validatorIndices, address, facts, chain: seen, target: to };
        const written =
          'mnemonic' in secrets
            ? await once.run('changes', { ...secrets, ...asks }, options(to, where))
            : await once.run(
                'keystoreChanges',
                { password: secrets.password, keystore: await keystoreOf(secrets.keystore), ...asks },
                options(to, where),
              );
        return { files: written.files, checked: seen !== null };
      }),

    topUp: ({ keystore: path, password, amountGwei, withdrawalAddress, compounding, onRemark, ...where }) =>
      wiping({ keystore: path, password }, async (secrets) => {
        const address = expectAddress(withdrawalAddress);
        const facts = await networks.find(where.network, where);
        const terms = topUpTerms(facts, amountGwei, address, compounding);
        const keystore = await keystoreOf(path);
        const pubkey = `0x${readKeystore(keystore.text, keystore.name).pubkey.toLowerCase()}`;
        const seen = await chain(facts, [pubkey], where.beaconUrl);
        expectSameAddress(seen, pubkey, address);
        const found = seen?.find((v) => v.pubkey === pubkey);
        const kind = found === undefined ? null : readCredentials(fromHex(found.withdrawalCredentials))?.kind;
        const remark = topUpRemark(facts, kind ?? (compounding ? '0x02' : '0x01'), found?.balanceGwei ?? null, terms.amountGwei);
        if (remark !== null) onRemark?.(remark);
        const to = await place(where.out, TOP_UPS_FOLDER);
        const written = await once.run('topUp', { password: secrets.password, keystore, deposit: terms, target: to }, options(to, where));
        return { files: written.files, checked: found !== undefined };
      }),
  };
}

/** Runs with the secrets as they are used, and wipes both those and what was handed in. */
async function wiping<F extends FromWords | FromKeystore, T>(from: F, fn: (from: F) => Promise<T>): Promise<T> {
  if ('mnemonic' in from) {
    const passphrase = withoutLineEnd(from.passphrase);
    try {
      return await fn({ ...from, passphrase });
    } finally {
      wipe(from.mnemonic, from.passphrase, passphrase);
    }
  }
  const password = withoutLineEnd(from.password);
  try {
    return await fn({ ...from, password });
  } finally {
    wipe(from.password, password);
  }
}

/** Errors: `key.indices` for an empty list, numbers that are none, and doubles. */
export function expectIndices(indices: readonly number[]): void {
  if (indices.length === 0) throw new AppError('key.indices');
  const odd = indices.find((i, at) => !Number.isSafeInteger(i) || i < 0 || indices.indexOf(i) !== at);
  if (odd !== undefined)
    throw new AppError('key.indices', { what: indices.filter((i) => i === odd).length > 1 ? `${odd} stands there twice` : String(odd) });
}

/** The address with its checksum. Errors: `key.address`. */
export function expectAddress(typed: string): string {
  const verdict = checkAddress(typed);
  if (!verdict.ok) throw new AppError('key.address', { what: verdict.message });
  return verdict.address;
}

/** What a top-up signs: 1 to 2048 coins on the wire, whatever the kind of credentials. Errors: `key.amount`. */
export function topUpTerms(network: SigningNetwork, amountGwei: bigint, address: string, compounding: boolean) {
  const onWire = amountGwei * BigInt(network.depositMultiplier);
  if (onWire < MIN_DEPOSIT_GWEI || onWire > MAX_EFFECTIVE_GWEI) {
    const [min, max] = [MIN_DEPOSIT_GWEI, MAX_EFFECTIVE_GWEI].map((gwei) => ethFromGwei(gwei / BigInt(network.depositMultiplier)));
    throw new AppError('key.amount', { what: amountTexts.outside(ethFromGwei(amountGwei), min ?? '', max ?? '', network.coin) });
  }
  return {
    credentials: addressCredentials(compounding ? '0x02' : '0x01', address),
    amountGwei: onWire,
    genesisForkVersion: network.genesisForkVersion,
    networkName: network.name,
    cliVersion: DEPOSIT_CLI_VERSION,
  };
}

/** Where the chain knows the validator, a top-up names the address it has. Errors: `key.topUpAddress`. */
export function expectSameAddress(chain: readonly OnChain[] | null, pubkey: string, address: string): void {
  const found = chain?.find((v) => v.pubkey === pubkey);
  if (found === undefined) return;
  const there = readCredentials(fromHex(found.withdrawalCredentials))?.address ?? null;
  if (there !== address) throw new AppError('key.topUpAddress', { found: there ?? 'no address yet (0x00)', needed: address });
}
