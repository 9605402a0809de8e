import { readdirSync, readFileSync } from 'node:fs';

const about = (pid: number, name: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
};

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

/** The key process below a process of Hearth; null where none runs. */
export const keyProcessBelow = (pid: number): number | null =>
  below(pid).find((id) => /key-worker|hearth-key-worker/.test(about(id, 'cmdline')) && !/^\/bin\/sh/.test(about(id, 'cmdline'))) ?? null;
