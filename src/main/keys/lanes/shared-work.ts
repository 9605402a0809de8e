import { equalBytes } from '../../protocol/bytes.ts';
import type { SecondBls } from '../second-bls.ts';
import { wipe } from '../secret.ts';

/** What the first implementation computed of a secret. Without `signed` it is the public key alone. */
export type Computed = {
  readonly secret: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly signed: { readonly message: Uint8Array; readonly signature: Uint8Array } | null;
};

/** Counters at the beginning of the memory. */
const GIVEN = 0;
const TAKEN = 1;
const CLOSED = 2;
/** Moves on with whatever waiting threads must look at. */
const SIGNAL = 3;
const HEAD_BYTES = 16;
/** Secret, message, public key, signature. */
const RECORD_BYTES = 32 + 32 + 48 + 96;

const VERDICTS = { none: 0, same: 1, differs: 2 } as const;
const KINDS = { key: 0, signed: 1 } as const;

export const memoryFor = (count: number): SharedArrayBuffer => new SharedArrayBuffer(HEAD_BYTES + count * (2 + RECORD_BYTES));

/** Work that threads share in one memory: one gives, all take. Secrets are in it and nowhere else, each until it is judged. */
export function sharedWork(memory: SharedArrayBuffer) {
  const heads = new Int32Array(memory, 0, HEAD_BYTES / 4);
  const count = (memory.byteLength - HEAD_BYTES) / (2 + RECORD_BYTES);
  const verdicts = new Uint8Array(memory, HEAD_BYTES, count);
  const kinds = new Uint8Array(memory, HEAD_BYTES + count, count);
  const record = (i: number) => {
    const at = HEAD_BYTES + 2 * count + i * RECORD_BYTES;
    const part = (from: number, length: number) => new Uint8Array(memory, at + from, length);
    return { secret: part(0, 32), message: part(32, 32), publicKey: part(64, 48), signature: part(112, 96) };
  };
  const isClosed = () => Atomics.load(heads, CLOSED) === 1;
  const given = () => Atomics.load(heads, GIVEN);

  /** The next that nobody has taken; null where there is none now. */
  const next = (): number | null => {
    for (;;) {
      const i = Atomics.load(heads, TAKEN);
      if (i >= given()) return null;
      if (Atomics.compareExchange(heads, TAKEN, i, i + 1) === i) return i;
    }
  };

  const signal = () => {
    Atomics.add(heads, SIGNAL, 1);
    Atomics.notify(heads, SIGNAL);
  };

  return {
    give({ secret, publicKey, signed }: Computed): void {
      const i = given();
      const into = record(i);
      into.secret.set(secret);
      into.publicKey.set(publicKey);
      if (signed !== null) {
        into.message.set(signed.message);
        into.signature.set(signed.signature);
      }
      kinds[i] = signed === null ? KINDS.key : KINDS.signed;
      Atomics.store(heads, GIVEN, i + 1);
      signal();
    },
    given,
    next,
    /** Waits for the next; null once the work is closed. Blocks the thread: for lanes only. */
    take(): number | null {
      for (;;) {
        const before = Atomics.load(heads, SIGNAL);
        if (isClosed()) return null;
        const i = next();
        if (i !== null) return i;
        Atomics.wait(heads, SIGNAL, before);
      }
    },
    /** Computes one again and writes down whether it is the same; its secret is then wiped. What two threads judge counts once. */
    judge(i: number, second: SecondBls): void {
      const { secret, message, publicKey, signature } = record(i);
      let same = false;
      try {
        same =
          equalBytes(second.publicKey(secret), publicKey) &&
          (kinds[i] === KINDS.key || equalBytes(second.sign(secret, message), signature));
      } catch {
        // No key at all: not the same.
      }
      Atomics.compareExchange(verdicts, i, VERDICTS.none, same ? VERDICTS.same : VERDICTS.differs);
      wipe(secret);
    },
    verdict(i: number): 'none' | 'same' | 'differs' {
      const found = Atomics.load(verdicts, i);
      return found === VERDICTS.same ? 'same' : found === VERDICTS.differs ? 'differs' : 'none';
    },
    /** Lets nobody take any more, and wipes everything. */
    close(): void {
      Atomics.store(heads, CLOSED, 1);
      signal();
      wipe(new Uint8Array(memory, HEAD_BYTES));
    },
  };
}
