import { readdirSync, readFileSync } from 'node:fs';

const about = (pid: number, name: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
};

/** Command line and environment of a Linux process, as everybody on the machine or its owner can read them. Empty once it is gone. */
export const visibleOf = (pid: number): string => `${about(pid, 'cmdline')}\0${about(pid, 'environ')}`;

/** Neither gone nor only waiting for its parent to notice. */
export const isAlive = (pid: number): boolean => /^State:\s+[^ZX]/m.test(about(pid, 'status'));

/** Processes below a process, all generations. */
export function below(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(/^PPid:\s+(\d+)/m.exec(about(Number(name), 'status'))?.[1] ?? 0)] as const);
  const children = (of: number): number[] => parents.flatMap(([id, parent]) => (parent === of ? [id, ...children(id)] : []));
  return children(pid);
}

/** A forked Node of the terminal names its file; Electron's utility processes show only what they are. */
const isKeyProcess = (id: number): boolean => {
  const line = about(id, 'cmdline');
  return /key-worker|node\.mojom\.NodeService/.test(line) && !line.startsWith('/bin/sh');
};

/** The key process below a process of Hearth; null where none runs. */
export const keyProcessBelow = (pid: number): number | null => below(pid).find(isKeyProcess) ?? null;
