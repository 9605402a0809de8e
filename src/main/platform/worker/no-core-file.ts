import { writeFileSync } from 'node:fs';

/**
 * Leaves the memory of this process out of any core file (core(5), "coredump_filter"). It needs no rights and holds also where core
 * files are piped to a collector, which a limit of 0 does not stop. Linux only; elsewhere nothing happens.
 */
export function leaveNoCoreFile(): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A machine without /proc: the limit that the parent set is all there is.
  }
}
