import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/app-error.ts';
import type { Door, Sealed } from '../../shared/sealed.ts';
import type { SpawnWorker } from '../platform/worker/link.ts';
import { joinLines } from './bytes.ts';
import { type KeyProcess, startKeyProcess } from './key-process.ts';
import { utf8Bytes } from './password.ts';
import { isSealed, type Secret, wipe } from './secret.ts';

export type Doors = {
  /** Starts a key process that waits for its secrets. */
  readonly open: () => Promise<Door>;
  /** The process that these were sealed for, which is the caller's from now on; null where nothing is sealed. Errors: `key.sealed`. */
  readonly take: (secrets: readonly unknown[]) => KeyProcess | null;
  readonly stop: () => Promise<void>;
};

/** More wait only where calls were refused before they reached their process. */
const AT_MOST = 2;

export function keyDoors(spawn: SpawnWorker): Doors {
  /** The oldest first. */
  const waiting = new Map<string, KeyProcess>();
  const close = async (id: string, process: KeyProcess) => {
    waiting.delete(id);
    process.kill();
    await process.ended;
  };
  return {
    async open() {
      const [oldest] = waiting;
      if (oldest !== undefined && waiting.size >= AT_MOST) await close(...oldest);
      const id = randomUUID();
      const process = startKeyProcess(spawn);
      waiting.set(id, process);
      try {
        return { door: id, ...(await process.ask('door', {})) };
      } catch (error) {
        await close(id, process);
        throw error;
      }
    },
    take(secrets) {
      const sealed = secrets.filter(isSealed);
      const [id, ...others] = new Set(sealed.map(({ door }) => door));
      if (id === undefined) return null;
      const process = waiting.get(id);
      if (process === undefined || others.length > 0) throw new AppError('key.sealed');
      waiting.delete(id);
      return process;
    },
    stop: async () => {
      await Promise.all([...waiting].map((one) => close(...one)));
    },
  };
}

/** A person's secret as the key process takes it: text becomes bytes, which the caller wipes; what is sealed stays so. */
export const asSecret = (given: string | Sealed): Secret => (typeof given === 'string' ? utf8Bytes(given) : given);

/** Words likewise, with a line break between them. */
export function wordsSecret(given: readonly string[] | Sealed): Secret {
  if (isSealed(given)) return given;
  const words = given.map((word) => utf8Bytes(word.replaceAll('\n', ' ')));
  const joined = joinLines(words);
  wipe(...words);
  return joined;
}
