import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/app-error.ts';
import type { WordsRead } from '../../shared/keys.ts';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import type { KeyFiles } from '../platform/key-files/key-files.ts';
import type { SpawnWorker } from '../platform/worker/link.ts';
import { joinLines, split } from './bytes.ts';
import { type KeyProcess, startKeyProcess } from './key-process.ts';
import { utf8Bytes } from './password.ts';
import type { Trace } from './run-once.ts';
import { wipe } from './secret.ts';
import type { Asks, Gives, KeyJob, MadeKeys, Progress, Range, WordsFound, WrittenWords } from './worker-messages.ts';

const SPACE = 0x20;

type Session = { readonly id: string; readonly process: KeyProcess; trace: Trace | null };
export type Sessions = {
  readonly begin: (language: MnemonicLanguage) => Promise<{ readonly session: string; readonly words: string[] }>;
  /** A session of words that exist; nothing is left to confirm. Words that cannot be read leave no session. */
  readonly read: (written: WrittenWords) => Promise<WordsRead>;
  readonly confirm: (session: string, typed: readonly string[]) => Promise<{ readonly ok: boolean; readonly wrong: number[] }>;
  readonly publicKeys: (session: string, range: Range) => Promise<readonly string[]>;
  /** Ends the session when the keys are made; after a fault it stays, so that the words on paper can be used again. */
  readonly make: (session: string, asks: Asks<'make'>, onProgress: (progress: Progress) => void) => Promise<MadeKeys>;
  /** Signs credential changes with the words; ends the session as `make` does. */
  readonly changes: (
    session: string,
    asks: Asks<'sessionChanges'>,
    onProgress: (progress: Progress) => void,
  ) => Promise<Gives<'sessionChanges'>>;
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

  const open = async (): Promise<Session> => {
    const before = current;
    const session: Session = { id: randomUUID(), process: startKeyProcess(spawn), trace: null };
    current = session;
    if (before !== null) await close(before);
    return session;
  };

  /** A job that writes files and ends the session. */
  const last = async <J extends 'make' | 'sessionChanges'>(
    id: string,
    job: J,
    asks: Asks<J>,
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
    async begin(language) {
      const session = await open();
      const { words } = await ask(session, 'begin', { language });
      try {
        const texts = split(words, (b) => b === SPACE, false).map((word) => new TextDecoder().decode(word).normalize('NFC'));
        return { session: session.id, words: texts };
      } finally {
        wipe(words);
      }
    },
    async read(written) {
      const session = await open();
      let found: WordsFound | null = null;
      try {
        found = await ask(session, 'read', written);
        return found.ok ? { ...found, session: session.id } : found;
      } finally {
        if (found?.ok !== true) await close(session);
      }
    },
    async confirm(id, typed) {
      const words = typed.map((word) => utf8Bytes(word.replaceAll('\n', ' ')));
      const bytes = joinLines(words);
      try {
        const { wrong } = await ask(find(id), 'confirm', { typed: bytes });
        return { ok: wrong.length === 0, wrong: [...wrong] };
      } finally {
        wipe(bytes, ...words);
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
