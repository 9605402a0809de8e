import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/app-error.ts';
import type { KeyFiles } from '../platform/key-files/key-files.ts';
import type { SpawnWorker } from '../platform/worker/link.ts';
import { type KeyProcess, startKeyProcess } from './key-process.ts';
import { utf8Bytes } from './password.ts';
import type { Trace } from './run-once.ts';
import { wipe } from './secret.ts';
import type { Asks, Gives, KeyJob, MadeKeys, Progress } from './worker-messages.ts';

type Session = { readonly id: string; readonly process: KeyProcess; trace: Trace | null };
export type Sessions = {
  readonly begin: () => Promise<{ readonly session: string; readonly words: string[] }>;
  readonly confirm: (session: string, typed: readonly string[]) => Promise<{ readonly ok: boolean; readonly wrong: number[] }>;
  /** Ends the session when the keys are made; after a fault it stays, so that the words on paper can be used again. */
  readonly make: (session: string, asks: Asks<'make'>, onProgress: (progress: Progress) => void) => Promise<MadeKeys>;
  /** Ends a session; an unknown one is fine. */
  readonly end: (session: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** At most one session at a time: its words live in its process and nowhere else, so they cannot be shown twice. */
export function keySessions(spawn: SpawnWorker, files: KeyFiles): Sessions {
  let current: Session | null = null;

  const close = async (session: Session) => {
    if (current === session) current = null;
    session.process.kill();
    await session.process.ended;
    if (session.trace !== null) await files.clear(session.trace.folder, session.trace.run);
  };
  const find = (id: string): Session => {
    if (current === null || current.id !== id || !current.process.alive()) throw new AppError('key.session');
    return current;
  };
  const ask = async <J extends KeyJob>(session: Session, job: J, asks: Asks<J>, onProgress?: (p: Progress) => void): Promise<Gives<J>> => {
    try {
      return await session.process.ask(job, asks, onProgress);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'key.worker') throw error;
      await close(session);
      throw new AppError('key.session', error.params, { cause: error });
    }
  };

  return {
    async begin() {
      const before = current;
      const session: Session = { id: randomUUID(), process: startKeyProcess(spawn), trace: null };
      current = session;
      if (before !== null) await close(before);
      const { words } = await ask(session, 'begin', {});
      const text = new TextDecoder().decode(words);
      wipe(words);
      return { session: session.id, words: text.split(' ') };
    },
    async confirm(id, typed) {
      const bytes = utf8Bytes(typed.map((word) => word.trim().replaceAll('\n', ' ')).join('\n'));
      try {
        const { wrong } = await ask(find(id), 'confirm', { typed: bytes });
        return { ok: wrong.length === 0, wrong: [...wrong] };
      } finally {
        wipe(bytes);
      }
    },
    async make(id, asks, onProgress) {
      const session = find(id);
      session.trace = asks.target;
      const made = await ask(session, 'make', asks, onProgress);
      session.trace = null;
      await close(session);
      return made;
    },
    end: async (id) => {
      if (current !== null && current.id === id) await close(current);
    },
    stop: async () => {
      if (current !== null) await close(current);
    },
  };
}
