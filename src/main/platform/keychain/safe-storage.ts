import { z } from 'zod';
import type { JsonStore } from '../files/json-store.ts';
import { inTime } from './in-time.ts';

/** Electron's safeStorage: the system keeps one key for Hearth, and Hearth keeps what it encrypts. Handed in by the shell. */
export type SafeStorage = {
  /** What keeps the key, such as `kwallet6`; null where it would be no secret (`basic_text`) or cannot be had. */
  readonly backend: () => Promise<string | null>;
  readonly encrypt: (text: string) => Promise<Uint8Array>;
  readonly decrypt: (sealed: Uint8Array) => Promise<string>;
};

/** File `sealed.json`: account to what safeStorage made of its password, base64. */
export const sealedPasswords = z.object({ version: z.literal(1), sealed: z.record(z.string(), z.string()) });
export type SealedPasswords = z.infer<typeof sealedPasswords>;
export const nothingSealed: SealedPasswords = { version: 1, sealed: {} };

export type Vault = {
  readonly list: () => Promise<readonly string[]>;
  readonly get: (account: string) => Promise<Uint8Array | null>;
  readonly set: (accounts: readonly string[], password: Uint8Array) => Promise<void>;
  /** Whether every account gives back this very password. */
  readonly holds: (accounts: readonly string[], password: Uint8Array) => Promise<boolean>;
  readonly delete: (accounts: readonly string[]) => Promise<void>;
};

/** Passwords in a file of ours that safeStorage has encrypted. Errors: `keychain.unavailable` also when it takes over `timeoutMs`. */
export function sealedVault(safeStorage: SafeStorage, store: JsonStore<SealedPasswords>, timeoutMs: number): Vault {
  async function get(account: string): Promise<Uint8Array | null> {
    const sealed = store.get().sealed[account];
    if (sealed === undefined) return null;
    return new TextEncoder().encode(await inTime(safeStorage.decrypt(Buffer.from(sealed, 'base64')), timeoutMs));
  }
  return {
    list: async () => Object.keys(store.get().sealed),
    get,
    async set(accounts, password) {
      const sealed = { ...store.get().sealed };
      for (const account of accounts) {
        const bytes = await inTime(safeStorage.encrypt(new TextDecoder().decode(password)), timeoutMs);
        sealed[account] = Buffer.from(bytes).toString('base64');
      }
      await store.set({ version: 1, sealed });
    },
    async holds(accounts, password) {
      for (const account of accounts) {
        const back = await get(account);
        const same = back !== null && Buffer.compare(back, password) === 0;
        back?.fill(0);
        if (!same) return false;
      }
      return true;
    },
    async delete(accounts) {
      const sealed = Object.entries(store.get().sealed).filter(([account]) => !accounts.includes(account));
      await store.set({ version: 1, sealed: Object.fromEntries(sealed) });
    },
  };
}
