import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { AppError, orNull, toFault } from '../../shared/app-error.ts';
import type { Handlers, Publish } from '../../shared/contract.ts';
import type { Fault } from '../../shared/fault.ts';
import type { AddressFacts, KeyEntry, MadeKey } from '../../shared/keys.ts';
import { type FactsNow, type NetworkName, type SigningNetwork, signingNetwork } from '../../shared/networks.ts';
import { PASSWORD_MIN, passwordLength } from '../../shared/password.ts';
import { placeOf, placeOfKey } from '../../shared/place.ts';
import type { Sealed } from '../../shared/sealed.ts';
import type { SignedVoluntaryExit } from '../../shared/signed-exit.ts';
import type { Clock } from '../platform/clock.ts';
import type { KeyFiles } from '../platform/key-files/key-files.ts';
import type { Keychain } from '../platform/keychain/keychain.ts';
import type { SpawnWorker } from '../platform/worker/link.ts';
import { checkChosenAddress } from '../protocol/address.ts';
import type { VoluntaryExit } from '../protocol/ssz.ts';
import { type CheckDeps, type KeyChecks, keyChecks } from './checks.ts';
import { type DepositDatum, depositDataText } from './deposit-data.ts';
import { asSecret, keyDoors } from './doors.ts';
import { exportKeys } from './export.ts';
import { type ExportStore, withExport } from './export-evidence.ts';
import { type FileKeys, fileKeys } from './file-keys.ts';
import { forgetKey } from './forget.ts';
import { type KeptPasswords, keptPasswords, type Proved } from './kept-passwords.ts';
import type { NetworkBook } from './networks.ts';
import { keptFor, passwordFor, passwordForAll } from './password-for.ts';
import { depositDataName, isDepositDataName, secondsOfName } from './paths.ts';
import { runOnce } from './run-once.ts';
import { wipe } from './secret.ts';
import { keySessions } from './session.ts';
import { folderOf, namedKeys, readShelf, type ShelfKey } from './shelf.ts';
import { type AskChain, type FileSigner, fileSigner } from './signed-files.ts';
import { takeIn } from './take-in.ts';
import { depositTerms, keyRange } from './terms.ts';
import { knownTo, usedIndices } from './used-indices.ts';
import { windowFiles } from './window-files.ts';
import type { KeystoreFile, Progress, Target } from './worker-messages.ts';

/** What signing needs to know of a network, and the practice instance where it is one. */
export type KeyFacts = FactsNow & { readonly instance: string | null };
/** The network that keys lie for, and the practice instance. */
type Place = { readonly name: string; readonly instance: string | null };
export type KeyDeps = {
  readonly spawn: SpawnWorker;
  readonly files: KeyFiles;
  /** Where the keys of this data folder lie: `<keysDir>/<instance or network>/validator_keys`. */
  readonly keysDir: string;
  readonly facts: (network: NetworkName) => Promise<KeyFacts>;
  /** The network of the node that is meant; null while there is none. */
  readonly running: () => Promise<Place | null>;
  /** Networks that files can be signed for, whether a node of them runs or not. */
  readonly networks: NetworkBook;
  readonly chain: AskChain;
  readonly publish: Publish;
  readonly clock: Clock;
  /** What checks of files stand on. */
  readonly checks: CheckDeps;
  /** Evidence of exported copies. */
  readonly exports: ExportStore;
  /** Whether the validator client holds this key and the chain of the network that runs counts on it. */
  readonly inUse: (pubkey: string) => Promise<boolean>;
  /** What the own node says of an address; null where none follows this network. */
  readonly addressFacts: (address: string, network: NetworkName) => Promise<AddressFacts | null>;
  readonly keychain: Keychain;
};

type Calls = Extract<keyof Handlers, `keys.${string}`>;
/** The keys of this data folder. Secrets exist in its key processes only, one process a run. */
export type KeyService = Pick<Handlers, Calls> &
  FileKeys &
  KeptPasswords &
  KeyChecks & {
    /** Exits, changes and top-ups into files, for the terminal. */
    readonly sign: FileSigner;
    /** The newest signed deposit of a key, judged anew; null where none is signed. Errors: `key.unknown`, `key.depositFile`. */
    readonly depositData: (pubkey: string) => Promise<DepositDatum | null>;
    /** Text of the keystore file, for a validator client. Errors: `key.unknown`, `file.read`. */
    readonly keystore: (pubkey: string) => Promise<string>;
    /**
     * Bytes of the passwords of keys, in their order, which the caller wipes: the given one, once it has opened the keystore of each; for
     * null the kept ones. Errors: `key.unknown`, `key.passwordWrong`, `keychain.empty`, `keychain.unavailable`.
     */
    readonly passwordsOf: (pubkeys: readonly string[], given: string | Sealed | null) => Promise<readonly Uint8Array[]>;
    /** Signs an exit from the keystore. `password` null: the kept one. Errors: `key.unknown`, `key.passwordWrong`, `key.network`. */
    readonly signExit: (
      asks: VoluntaryExit & { readonly pubkey: string; readonly password: string | Sealed | null },
    ) => Promise<SignedVoluntaryExit>;
    /** Files in the key folders that cannot be read. */
    readonly notices: () => Promise<readonly Fault[]>;
    /** Kills every key process and takes back what their runs had begun. */
    readonly stop: () => Promise<void>;
  };

const HOUR_MS = 3_600_000;
export const shortKey = (pubkey: string): string => `${pubkey.slice(0, 6)}…${pubkey.slice(-4)}`;

const checked = (entries: readonly KeyEntry[], checkedBy: readonly string[]): MadeKey[] =>
  entries.map((entry) => ({ ...entry, checkedBy: [...checkedBy] }));

/** The network that runs, as signing sees it. */
const asSigning = (facts: KeyFacts): SigningNetwork => signingNetwork.parse(facts);

const otherNetwork = ({ entry }: ShelfKey, needed: string): AppError =>
  new AppError('key.network', { what: shortKey(entry.pubkey), found: entry.instance ?? entry.network, needed });

export function keyService(deps: KeyDeps): KeyService {
  const { spawn, files, keysDir, clock } = deps;
  const doors = keyDoors(spawn);
  const sessions = keySessions(spawn, files, doors);
  const once = runOnce(spawn, files, doors);
  const progress = (p: Progress) => deps.publish('keys.progress', p);
  const shelf = () => readShelf(files, keysDir);
  const keptOr = passwordFor(deps.keychain);
  let backend: Promise<{ readonly backend: string }> | null = null;
  /** Deposits that were judged in this run of the app, whole: a file that changes is judged again. */
  const soundDeposits = new Set<string>();

  const clear = (folder: string) => files.clearOlder(folder, clock.now() - HOUR_MS);
  const target = async (folder: string, seconds: number): Promise<Target> => {
    await clear(folder);
    return { folder, run: randomUUID(), seconds };
  };
  const nowSeconds = () => Math.floor(clock.now() / 1000);

  /** Keys by their place: the same words give the same keys on every network. A key that does not lie there is found elsewhere. */
  const find = async (pubkeys: readonly string[], place: Place | null): Promise<readonly ShelfKey[]> => {
    const { keys } = await shelf();
    const there = place && folderOf(keysDir, place);
    return pubkeys.map((pubkey) => {
      const all = keys.filter((k) => k.entry.pubkey === pubkey);
      const key = all.find((k) => k.folder === there) ?? all[0];
      if (key === undefined) throw new AppError('key.unknown', { what: shortKey(pubkey) });
      return key;
    });
  };
  const findOn = async (network: NetworkName, pubkeys: readonly string[]): Promise<readonly ShelfKey[]> => {
    const found = await find(pubkeys, await deps.facts(network));
    const stranger = found.find((k) => k.entry.network !== network);
    if (stranger !== undefined) throw otherNetwork(stranger, network);
    return found;
  };
  /** On the network that runs: what its deposits, validators and validator client mean. */
  const findHere = async (pubkeys: readonly string[]) => find(pubkeys, await deps.running());
  const findOneHere = async (pubkey: string): Promise<ShelfKey> => (await findHere([pubkey]))[0] as ShelfKey;
  const isHere = async ({ entry }: ShelfKey): Promise<boolean> => {
    const here = await orNull(deps.running);
    return here !== null && placeOf(here) === placeOfKey(entry);
  };
  const entriesOf = async (pubkeys: readonly string[], place: Place) => (await find(pubkeys, place)).map((k) => k.entry);
  const fileOf = async (key: ShelfKey): Promise<KeystoreFile> => ({
    name: basename(key.entry.file),
    text: await files.read(key.entry.file),
  });
  /** Facts of the network that a key was made for. */
  const factsOf = async (key: ShelfKey): Promise<KeyFacts> => {
    const facts = await deps.facts(key.entry.network);
    if (facts.instance === key.entry.instance) return facts;
    throw otherNetwork(key, facts.instance ?? facts.name);
  };
  const proved: Proved = async (pubkeys, given) => {
    const secret = asSecret(given);
    try {
      const keystores = await Promise.all((await findHere(pubkeys)).map(fileOf));
      return (await once.run('open', { password: secret, keystores })).password;
    } finally {
      wipe(secret);
    }
  };

  return {
    ...keyChecks({ ...deps.checks, once, networks: deps.networks, clock, progress }),
    ...fileKeys({ once, networks: deps.networks, target, clear, nowSeconds }),
    sign: fileSigner({ once, files, networks: deps.networks, chain: deps.chain, target, nowSeconds }),
    ...windowFiles({
      once,
      sessions,
      chain: deps.chain,
      target,
      nowSeconds,
      progress,
      password: keptOr,
      find: async (network, pubkey) => (await findOn(network, [pubkey]))[0] as ShelfKey,
      fileOf,
      networkOf: async (key) => asSigning(await factsOf(key)),
      networks: deps.networks,
    }),
    ...keptPasswords(deps.keychain, proved),
    passwordsOf: async (pubkeys, given) => {
      if (given === null) return keptFor(keptOr, pubkeys);
      const password = await proved(pubkeys, given);
      return pubkeys.map(() => password);
    },

    'keys.door': ({ session }) => (session === null ? doors.open() : sessions.door(session)),
    'keys.begin': ({ language = 'english', reader }) => sessions.begin(language, reader),
    'keys.confirm': ({ session, typed }) => sessions.confirm(session, typed),
    async 'keys.read'({ text, language = null, passphrase = '' }) {
      const written = { mnemonic: asSecret(text), language, passphrase: asSecret(passphrase) };
      try {
        return await sessions.read(written);
      } finally {
        wipe(written.mnemonic, written.passphrase);
      }
    },
    async 'keys.make'({ session, password, start = 0, count, network, kdf = 'scrypt', saltPerKeystore = false }) {
      if (typeof password === 'string' && passwordLength(password) < PASSWORD_MIN) throw new AppError('key.passwordShort');
      const facts = await deps.facts(network);
      const secret = asSecret(password);
      try {
        const to = await target(folderOf(keysDir, facts), nowSeconds());
        const lock = { kdf, saltPerKeystore };
        const { pubkeys, checkedBy } = await sessions.make(
          session,
          { password: secret, target: to, range: keyRange(start, count), lock, deposit: null },
          progress,
        );
        return checked(await entriesOf(pubkeys, facts), checkedBy);
      } finally {
        wipe(secret);
      }
    },
    'keys.usedIndices': ({ session }) =>
      usedIndices({
        publicKeys: (range) => sessions.publicKeys(session, range),
        shelf: async () => (await shelf()).keys,
        known: knownTo(deps.checks.ownNode),
      }),
    async 'keys.abandon'({ session }) {
      await sessions.end(session);
      return {};
    },

    async 'keys.deposit'({ network, pubkeys, password, ...choice }) {
      const keys = await findOn(network, [...new Set(pubkeys)]);
      const first = keys[0] as ShelfKey;
      const facts = await factsOf(first);
      const stranger = keys.find((key) => key.folder !== first.folder);
      if (stranger !== undefined) throw otherNetwork(stranger, first.entry.instance ?? first.entry.network);
      const deposit = depositTerms(choice, facts);
      // A later file is the one that counts, so its time is later than that of every file there, whatever the clock says.
      const times = (await files.files(first.folder)).filter(isDepositDataName).map((name) => secondsOfName(name) ?? 0);
      const to = await target(first.folder, Math.max(nowSeconds(), ...times.map((t) => t + 1)));
      const secret = await passwordForAll(
        keptOr,
        keys.map((k) => k.entry.pubkey),
        password,
      );
      try {
        const keystores = await Promise.all(keys.map(fileOf));
        const traces = { traces: [to], onProgress: progress };
        const { checkedBy } = await once.run('deposit', { password: secret, keystores, target: to, deposit }, traces);
        const signed = keys.map((k) => k.entry.pubkey);
        return checked(await entriesOf(signed, facts), checkedBy);
      } finally {
        wipe(secret);
      }
    },

    'keys.list': async () => (await shelf()).keys.map((k) => k.entry),
    async 'keys.export'({ keys, folder }) {
      const entries = namedKeys(await shelf(), keys).map((key) => key.entry);
      const copies = await exportKeys(files, entries, await target(folder, nowSeconds()));
      await deps.exports.set(withExport(deps.exports.get(), keys, folder, clock.now()));
      return { files: copies };
    },
    'keys.exports': async () => deps.exports.get().exports,
    async 'keys.takeIn'({ folder, network }) {
      const facts = await deps.facts(network);
      return entriesOf(await takeIn(files, folder, await target(folderOf(keysDir, facts), nowSeconds())), facts);
    },
    async 'keys.forget'({ phrase, ...named }) {
      const asideDir = join(dirname(keysDir), 'forgotten-keys');
      const key = namedKeys(await shelf(), [named])[0] as ShelfKey;
      const inUse = async () => (await isHere(key)) && deps.inUse(named.pubkey);
      const moved = await forgetKey(files, { key, phrase, asideDir, inUse });
      return { files: [...moved] };
    },
    'keys.backend': () => {
      backend ??= once.run('selfTest', {});
      return backend;
    },
    'keys.checkAddress': async ({ text }) => checkChosenAddress(text),
    'keys.addressFacts': ({ address, network }) => deps.addressFacts(address, network),

    async depositData(pubkey) {
      const { datum, entry } = await findOneHere(pubkey);
      if (datum === null) return null;
      const text = depositDataText([datum]);
      const sound = soundDeposits.has(text) || (await once.run('checkDeposit', { datum })).sound;
      if (!sound) throw new AppError('key.depositFile', { what: basename(entry.deposit?.file ?? depositDataName(0)) });
      soundDeposits.add(text);
      return datum;
    },
    keystore: async (pubkey) => (await fileOf(await findOneHere(pubkey))).text,
    async signExit({ pubkey, password, validatorIndex, epoch }) {
      const key = await findOneHere(pubkey);
      const facts = await deps.networks.rooted(asSigning(await factsOf(key)));
      const secret = await keptOr(pubkey, password);
      try {
        const keystore = await fileOf(key);
        return await once.run('exit', { password: secret, keystore, exit: { validatorIndex, epoch }, facts });
      } finally {
        wipe(secret);
      }
    },
    notices: async () => (await shelf()).broken.map(toFault),
    async stop() {
      await sessions.stop();
      await once.stop();
      await doors.stop();
    },
  };
}
