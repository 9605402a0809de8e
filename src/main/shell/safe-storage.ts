import { createRequire } from 'node:module';
import type { SafeStorage as ElectronSafeStorage } from 'electron';
import type { SafeStorage } from '../platform/keychain/safe-storage.ts';

/** Backends that keep the key as plain text, or have not been chosen. */
const unsafe: readonly string[] = ['basic_text', 'unknown'];
const names: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: 'the macOS keychain', win32: 'Windows' };

/** Named where it is used: it costs a start time. */
const storage = (): ElectronSafeStorage =>
  (createRequire(import.meta.url)('electron') as { readonly safeStorage: ElectronSafeStorage }).safeStorage;

/** Electron's safeStorage by its asynchronous calls. An Electron without them would stop the window while a keyring asks, and is refused. */
export const electronSafeStorage: SafeStorage = {
  async backend() {
    const it = storage();
    if (process.platform === 'linux' && unsafe.includes(it.getSelectedStorageBackend())) return null;
    if (typeof it.encryptStringAsync !== 'function' || !(await it.isAsyncEncryptionAvailable())) return null;
    return names[process.platform] ?? it.getSelectedStorageBackend();
  },
  encrypt: (text) => storage().encryptStringAsync(text),
  decrypt: async (sealed) => (await storage().decryptStringAsync(Buffer.from(sealed))).result,
};
