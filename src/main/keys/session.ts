import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/app-error.ts';
import type { WordsRead } from '../../shared/keys.ts';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import type { Door, Sealed } from '../../shared/sealed.ts';
import type { KeyFiles } from '../platform/key-files/key-files.ts';
import type { SpawnWorker } from '../platform/worker/link.ts';
import { split } from './bytes.ts';
import { type Doors, wordsSecret } from './doors.ts';
import { type KeyProcess, startKeyProcess } from './key-process.ts';
import type { Trace } from './run-once.ts';
import { wipe } from './secret.ts';
import type { Gives, KeyJob, MadeKeys, Progress, Range, Sent, WordsFound } from './worker-messages.ts';

const SPACE = 0x20;

type Session = { readonly id: string; readonly process: KeyProcess; trace: Trace | null };
export type Sessions = {
  /** The words, sealed for the reader where there is one. */
  readonly begin: (
    language: MnemonicLanguage,
    reader: string | undefined,
  ) => Promise<{ readonly session: string; readonly words: string[] | Sealed }>;
  /** The key that secrets for the session's process are sealed with. */
  readonly door: (session: string) => Promise<Door>;
  /** A session of words that exist; nothing is left to confirm. Words that cannot be read leave no session. */
  readonly read: (written: Sent<'read'>) => Promise<WordsRead>;
  readonly confirm: (session: string, typed: readonly string[] | Sealed) => Promise<{ readonly ok: boolean; readonly wrong: number[] }>;
  readonly publicKeys: (session: string, range: Range) => Promise<readonly string[]>;
  /** Ends the session when the keys are made; after a fault it stays, so that the words on paper can be used again. */
  readonly make: (session: string, asks: Sent<'make'>, onProgress: (progress: Progress) => void) => Promise<MadeKeys>;
  /** Signs credential changes with the words; ends the session as `make` does. */
  readonly changes: (
    session: string,
    asks: Sent<'sessionChanges'>,
    onProgress: (progress: Progress) => void,
  ) => Promise<Gives<'sessionChanges'>>;
  /** Ends a session; an unknown one is fine. */
  readonly end: (session: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** At most one session at a time: its words live in its process and nowhere else, so they cannot be shown twice. */
export function keySessions(spawn: SpawnWorker, files: KeyFiles, doors: Pick<Doors, 'take'>): Sessions {
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
  const ask = async <J extends KeyJob>(session: Session, job: J, asks: Sent<J>, onProgress?: (p: Progress) => void): Promise<Gives<J>> => {
    try {
      return await session.process.ask(job, asks, onProgress);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'key.worker') throw error;
      await close(session);
      throw new AppError('key.session', error.params, { cause: error });
    }
  };

  const open = async (process = startKeyProcess(spawn)): Promise<Session> => {
    const before = current;
    const session: Session = { id: randomUUID(), process, trace: null };
    current = session;
    if (before !== null) await close(before);
    return session;
  };

  /** A job that writes files and ends the session. */
  const last = async <J extends 'make' | 'sessionChanges'>(
    id: string,
    job: J,
    asks: Sent<J>,
    onProgress: (progress: Progress) => void,
  ): Promise<Gives<J>> => {
    const session = find(id);
    session.trace = asks.target;
    const gives = await ask(session, job, asks, onProgress);
    session.trace = null;
    await close(session);
    return gives;
  };

  return {
    async begin(language, reader) {
      const session = await open();
      if (reader !== undefined) {
        const { box } = await ask(session, 'beginSealed', { language, reader });
        return { session: session.id, words: { door: session.id, box } };
      }
      const { words } = await ask(session, 'begin', { language });
      try {
        const texts = split(words, (b) => b === SPACE, false).map((word) => new TextDecoder().decode(word).normalize('NFC'));
        return { session: session.id, words: texts };
      } finally {
        wipe(words);
      }
    },
    door: async (id) => ({ door: id, ...(await ask(find(id), 'door', {})) }),
    async read(written) {
      const session = await open(doors.take(Object.values(written)) ?? undefined);
      let found: WordsFound | null = null;
      try {
        found = await ask(session, 'read', written);
        return found.ok ? { ...found, session: session.id } : found;
      } finally {
        if (found?.ok !== true) await close(session);
      }
    },
    async confirm(id, typed) {
      const secret = wordsSecret(typed);
      try {
        const { wrong } = await ask(find(id), 'confirm', { typed: secret });
        return { ok: wrong.length === 0, wrong: [...wrong] };
      } finally {
        wipe(secret);
      }
    },
    publicKeys: async (id, range) => (await ask(find(id), 'publicKeys', { range })).pubkeys,
    make: (id, asks, onProgress) => last(id, 'make', asks, onProgress),
    changes: (id, asks, onProgress) => last(id, 'sessionChanges', asks, onProgress),
    end: async (id) => {
      if (current !== null && current.id === id) await close(current);
    },
    stop: async () => {
      if (current !== null) await close(current);
    },
  };
}
