import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Whether this machine runs a program as asked; the answer is null or why not. */
export function lacks(command: string, ...args: readonly string[]): string | null {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? null : `${command} cannot be used here: ${error?.message ?? stderr.trim()}`;
}

/** strace over all processes that are started, one file each beside `prefix`, with what concerns processes and the network, or less. */
export const tracer = (prefix: string, calls = '%network'): readonly string[] => [
  'strace',
  '-f',
  '-ff',
  '-qq',
  '-s',
  '256',
  '-e',
  `trace=${calls},%process`,
  '-o',
  prefix,
];
/** The calls that `socketCalls` tells of. What is said over sockets that are open is left out: a window says too much of it to be traced. */
export const SOCKET_CALLS = 'socket,socketpair,connect,bind,listen,accept,accept4';

const opensSockets = /^(?:socket|connect|bind|listen|accept4?)\(/;
const startsThread = /^(?:clone3?|vfork|fork)\(.* = (\d+)$/;

/**
 * Calls that open or join a socket: by the process that runs `program`, or has this number, and all its threads, and by everything else
 * that was traced. `pairs` are its calls that make two ends of a pipe, which lead nowhere but to each other.
 */
export async function socketCalls(prefix: string, program: string | number) {
  const files = (await readdir(dirname(prefix))).filter((name) => name.startsWith(`${basename(prefix)}.`));
  const traced = new Map<string, readonly string[]>();
  for (const name of files) traced.set(name.split('.').at(-1) ?? '', (await readFile(join(dirname(prefix), name), 'utf8')).split('\n'));
  const inside = new Set<string>();
  const enter = (id: string) => {
    if (inside.has(id)) return;
    inside.add(id);
    for (const line of traced.get(id) ?? []) {
      const child = startsThread.exec(line)?.[1];
      if (child !== undefined) enter(child);
    }
  };
  const runs = (lines: readonly string[]) => lines.some((line) => line.startsWith('execve(') && line.includes(String(program)));
  for (const [id, lines] of traced) if (typeof program === 'number' ? id === String(program) : runs(lines)) enter(id);
  const calls = (isInside: boolean, which: RegExp) =>
    [...traced].filter(([id]) => inside.has(id) === isInside).flatMap(([, lines]) => lines.filter((line) => which.test(line)));
  return {
    processes: inside.size,
    inside: calls(true, opensSockets),
    pairs: calls(true, /^socketpair\(/),
    outside: calls(false, opensSockets),
  };
}
