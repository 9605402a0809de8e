import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';

/** A process of this machine. `start` tells it from a later one with its number: its start, in the machine's own words; null where they cannot be read. */
export type ProcessId = { readonly pid: number; readonly start: string | null };

const STATE = 0;
const START_TICKS = 19;
/** What Linux says of a process, from its state on; null where nothing can be read. */
async function statOf(pid: number): Promise<readonly string[] | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

async function startOf(pid: number): Promise<string | null> {
  const [stat, boot] = await Promise.all([statOf(pid), readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => null)]);
  return stat === null || boot === null ? null : `${boot.trim()} ${stat[START_TICKS]}`;
}

/** This process. */
export const ownProcess = async (): Promise<ProcessId> => ({ pid: process.pid, start: await startOf(process.pid) });

/** Whether a process of this machine has ended, though on Linux its parent may not have noticed yet. False where that cannot be known. */
export async function processIsGone(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
  return /^[ZX]/.test((await statOf(pid))?.[STATE] ?? '');
}

/** Whether a process that was there at `since` (Unix ms) is surely gone: another may have its number now, above all after a restart of the machine. */
export async function isGoneSince({ pid, start }: ProcessId, since: number): Promise<boolean> {
  const now = start === null ? null : await startOf(pid);
  if (now !== null && now !== start) return true;
  if (now === null && since < Date.now() - uptime() * 1_000) return true;
  return processIsGone(pid);
}
