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

/** Ended, though on Linux its parent may not have noticed yet. False where that cannot be known. */
async function isGone(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return /^ [ZX]/.test(stat.slice(stat.lastIndexOf(')') + 1));
}

/** Whether the process that worked on a run is surely gone. False for another machine's run on a share. */
export async function ownerIsGone(staging: string): Promise<boolean> {
  const [, pid, where] = /^(\d+) (.*)$/s.exec(await readFile(join(staging, OWNER), 'utf8').catch(() => '')) ?? [];
  return pid !== undefined && where === place() && isGone(Number(pid));
}
