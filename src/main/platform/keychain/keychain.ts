import { AppError } from '../../../shared/app-error.ts';
import { inTurn } from '../../../shared/in-turn.ts';
import type { KeychainLack, KeychainState } from '../../../shared/keychain.ts';
import { keychainLack, keychainNames } from '../../../shared/strings/keychain.ts';
import type { JsonStore } from '../files/json-store.ts';
import type { SpawnWorker } from '../worker/link.ts';
import { type AskKeychain, askKeychain } from './ask.ts';
import { inTime } from './in-time.ts';
import { type SafeStorage, type SealedPasswords, sealedVault, type Vault } from './safe-storage.ts';
import { secretService } from './secret-service.ts';

/** Keystore passwords in the keychain of this machine, by public key, for one data folder. Passwords are UTF-8 bytes; the caller wipes them. */
export type Keychain = {
  /** Looks without asking the person anything. */
  readonly state: () => Promise<KeychainState>;
  /** Public keys whose password is kept; none where there is no keychain. */
  readonly kept: () => Promise<readonly string[]>;
  /** Null where none is kept. Errors: `keychain.unavailable`. */
  readonly get: (pubkey: string) => Promise<Uint8Array | null>;
  /** Keeps one password for these keys and reads it back. Errors: `keychain.unavailable`, `keychain.readBack` (then none is kept). */
  readonly set: (pubkeys: readonly string[], password: Uint8Array) => Promise<void>;
  /** Errors: `keychain.unavailable`. */
  readonly delete: (pubkeys: readonly string[]) => Promise<void>;
};
export type KeychainOptions = {
  readonly spawn: SpawnWorker;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Of the data folder; each has its own passwords. */
  readonly owner: string;
  /** Null outside Electron. */
  readonly safeStorage: SafeStorage | null;
  readonly sealed: JsonStore<SealedPasswords>;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
  /** How long a keychain may take for one password; it may ask the person first. */
  readonly timeoutMs?: number;
};

const ASK_TIMEOUT_MS = 30_000;
const PROBE_TIMEOUT_MS = 10_000;
/** More time for each of many passwords. */
const EACH_MS = 200;
const none = (why: KeychainLack): KeychainState => ({ kind: 'none', why, message: keychainLack[why] });

/** The keychain through keytar; where there is none, a file that safeStorage encrypts; refused where either would be plain text. */
export function createKeychain(options: KeychainOptions): Keychain {
  const { owner, env, platform, safeStorage, sealed, timeoutMs = ASK_TIMEOUT_MS } = options;
  const ask = askKeychain(options.spawn, env, options.signal);
  let loads: Promise<boolean> | null = null;

  const keytarLoads = (): Promise<boolean> => {
    loads ??= ask({ job: 'probe' }, PROBE_TIMEOUT_MS).then(
      () => true,
      () => false,
    );
    return loads;
  };

  async function native(): Promise<KeychainState> {
    if (platform === 'linux') {
      const service = await secretService(env);
      if ('why' in service) return none(service.why);
      return (await keytarLoads()) ? { kind: 'keychain', name: keychainNames.linux(service.label) } : none('unsupported');
    }
    if (platform !== 'darwin' && platform !== 'win32') return none('unsupported');
    return (await keytarLoads()) ? { kind: 'keychain', name: keychainNames[platform] } : none('unsupported');
  }

  async function state(): Promise<KeychainState> {
    const found = await native();
    // A keyring that is there but locked or plain would keep safeStorage's key as well.
    if (found.kind !== 'none' || (found.why !== 'absent' && found.why !== 'unsupported')) return found;
    const backend = safeStorage ? await inTime(safeStorage.backend(), PROBE_TIMEOUT_MS).catch(() => null) : null;
    return backend ? { kind: 'safeStorage', backend } : found;
  }

  /** So that a person never faces two prompts. */
  const alone = inTurn();

  async function vault(): Promise<Vault> {
    const found = await state();
    if (found.kind === 'none') throw new AppError('keychain.unavailable', { what: found.message });
    if (found.kind === 'safeStorage' && safeStorage) return sealedVault(safeStorage, sealed, timeoutMs);
    return keytarVault(ask, timeoutMs);
  }

  const prefix = `${owner}/`;
  const account = (pubkey: string) => `${prefix}${pubkey}`;
  return {
    state,
    kept: () =>
      alone(async () => {
        if ((await state()).kind === 'none') return [];
        const all = await (await vault()).list();
        return all.filter((a) => a.startsWith(prefix)).map((a) => a.slice(prefix.length));
      }),
    get: (pubkey) => alone(async () => (await vault()).get(account(pubkey))),
    set: (pubkeys, password) =>
      alone(async () => {
        const at = await vault();
        const accounts = pubkeys.map(account);
        await at.set(accounts, password);
        if (await at.holds(accounts, password)) return;
        await at.delete(accounts).catch(() => undefined);
        throw new AppError('keychain.readBack');
      }),
    delete: (pubkeys) => alone(async () => (await vault()).delete(pubkeys.map(account))),
  };
}

function keytarVault(ask: AskKeychain, timeoutMs: number): Vault {
  const forAll = (accounts: readonly string[]) => timeoutMs + accounts.length * EACH_MS;
  return {
    list: async () => (await ask({ job: 'list' }, timeoutMs)).accounts ?? [],
    get: async (account) => (await ask({ job: 'get', account }, timeoutMs)).password ?? null,
    set: async (accounts, password) => void (await ask({ job: 'set', accounts, password }, forAll(accounts))),
    holds: async (accounts, password) =>
      (await ask({ job: 'holds', accounts, password }, forAll(accounts))).accounts?.length === accounts.length,
    delete: async (accounts) => void (await ask({ job: 'delete', accounts }, forAll(accounts))),
  };
}
