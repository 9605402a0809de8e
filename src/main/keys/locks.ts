import { decryptionKey, newKdf } from './cipher.ts';
import type { Kdf, KdfName } from './keystore.ts';
import { wipe } from './secret.ts';

/** How the keystores of a run are locked: by which function, and whether each has a salt of its own. */
export type LockChoice = { readonly kdf: KdfName; readonly saltPerKeystore: boolean };
export const standardLock: LockChoice = { kdf: 'scrypt', saltPerKeystore: false };

/** Derivations at once: a scrypt takes 256 MiB, and a third gains nothing on the machines that people have. */
export const DERIVATIONS_AT_ONCE = 2;

/** The reference shares a salt with scrypt only: pbkdf2 keystores have one each, whatever was chosen. */
export const hasOwnSalts = ({ kdf, saltPerKeystore }: LockChoice): boolean => saltPerKeystore || kdf === 'pbkdf2';

export type Lock = { readonly kdf: Kdf; readonly key: Uint8Array };
export type Locks = {
  /** What the next keystore is locked with; a shared one is being derived from the beginning. */
  readonly next: () => Promise<Lock>;
  /** Waits for what is still being derived and wipes every key. */
  readonly wipe: () => Promise<void>;
};

export function keystoreLocks(randomBytes: (length: number) => Uint8Array, password: Uint8Array, choice: LockChoice): Locks {
  const made: Promise<Lock>[] = [];
  const make = (): Promise<Lock> => {
    const kdf = newKdf(choice.kdf, randomBytes(32));
    const lock = decryptionKey(kdf, password).then((key) => ({ kdf, key }));
    made.push(lock);
    return lock;
  };
  const shared = hasOwnSalts(choice) ? null : make();
  return {
    next: () => shared ?? make(),
    async wipe() {
      for (const lock of await Promise.allSettled(made)) if (lock.status === 'fulfilled') wipe(lock.value.key);
    },
  };
}
