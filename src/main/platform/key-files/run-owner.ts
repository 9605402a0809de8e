import { createHash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { processIsGone } from '../process-gone.ts';

/** Where process numbers mean what they mean here: this machine, and on Linux this process' namespace. */
function place(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

const placeId = (): string => createHash('sha256').update(place()).digest('hex').slice(0, 16);

/**
 * Notes in the hidden folder of a run which process works on it. All of it is in a name, which is there at once or not at all; where
 * another process took the folder for one that was left unsigned, it is made again.
 */
export async function signRun(staging: string): Promise<void> {
  await mkdir(join(staging, `.owner-${process.pid}-${placeId()}`), { recursive: true, mode: 0o700 });
}

/** Whether the process that worked on a run is surely gone. False for another machine's run on a share. An unsigned folder is removed. */
export async function ownerIsGone(staging: string): Promise<boolean> {
  const names = await readdir(staging).catch(() => []);
  if (names.length === 0) await rmdir(staging).catch(() => undefined);
  const [, pid, where] = names.map((name) => /^\.owner-(\d+)-(\w+)$/.exec(name)).find((match) => match !== null) ?? [];
  return pid !== undefined && where === placeId() && processIsGone(Number(pid));
}
