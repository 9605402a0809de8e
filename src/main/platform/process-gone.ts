import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';

/** Whether a process of this machine has ended, though on Linux its parent may not have noticed yet. False where that cannot be known. */
export async function processIsGone(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return /^ [ZX]/.test(stat.slice(stat.lastIndexOf(')') + 1));
}

/** Whether the process that had this number at `since` (Unix ms) is surely gone: after a restart of the machine its number may be another's. */
export const isGoneSince = async (pid: number, since: number): Promise<boolean> =>
  since < Date.now() - uptime() * 1_000 || processIsGone(pid);
