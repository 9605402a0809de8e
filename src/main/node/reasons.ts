import type { ExitReason } from '../../shared/strings/containers.ts';
import { consensusClients, executionClients } from './clients/catalogue.ts';
import type { KnownExit } from './clients/client.ts';

/** Ends that look the same in the log of every client: the words of the system, of Go, Rust, Java, .NET and Node. */
const commonExits: readonly KnownExit[] = [
  { when: /no space left on device|ENOSPC|disk quota exceeded|not enough space on the disk/i, reason: 'diskFull' },
  { when: /address (is )?already in use|EADDRINUSE|BindException|port .{0,20}(already in use|conflict)/i, reason: 'portInUse' },
  {
    when: /read-only file ?system|permission denied|EROFS|EACCES|AccessDeniedException|access to the path .* is denied/i,
    reason: 'noWrite',
  },
  {
    when: /401 unauthorized|status code 401|signature is invalid|(invalid|read) jwt secret|jwt.{0,40}(invalid|malformed|length)/i,
    reason: 'wrongJwt',
  },
  {
    when: /flag provided but not defined|unknown (argument|flag|option)|unexpected argument|unrecognized (option|argument)/i,
    reason: 'unknownFlag',
  },
  { when: /cannot allocate memory|out of memory|OutOfMemoryError|memory allocation of \d+ bytes failed/i, reason: 'outOfMemory' },
  // RocksDB, LevelDB, MDBX, SQLite: their own words, whichever client uses them.
  { when: /IO error: (while )?lock|resource temporarily unavailable|database is locked/i, reason: 'databaseInUse' },
  {
    when: /Corruption: |MDBX_CORRUPTED|MDBX_PANIC|database is corrupted|database disk image is malformed|corrupt(ed)? (db|database)/i,
    reason: 'databaseCorrupt',
  },
];

const ownExits = (client: string): readonly KnownExit[] =>
  [...executionClients, ...consensusClients].find(({ id }) => id === client)?.exits ?? [];

/** The reason in the newest line that names one; the client's own words count before those of all. */
export function reasonIn(client: string, lines: readonly string[]): ExitReason | null {
  const known = [...ownExits(client), ...commonExits];
  for (const line of lines.toReversed()) {
    const found = known.find(({ when }) => when.test(line));
    if (found !== undefined) return found.reason;
  }
  return null;
}
