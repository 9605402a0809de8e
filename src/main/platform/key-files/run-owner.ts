import { readlinkSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const OWNER = '.owner';

/** Where process numbers mean what they mean here: this machine, and on Linux this process' namespace. */
function place(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Notes in the hidden folder of a run which process works on it. */
export const signRun = (staging: string): Promise<void> => writeFile(join(staging, OWNER), `${process.pid} ${place()}`, { mode: 0o600 });

/** Whether the process that worked on a run is surely gone. False where it cannot be known, such as for another machine's run on a share. */
export async function ownerIsGone(staging: string): Promise<boolean> {
  const [, pid, where] = /^(\d+) (.*)$/s.exec(await readFile(join(staging, OWNER), 'utf8').catch(() => '')) ?? [];
  if (pid === undefined || where !== place()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
