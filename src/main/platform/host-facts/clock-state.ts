import { because } from '../../../shared/strings/host.ts';
import { type Found, found, notFound, run } from './look.ts';

/** Whether something keeps this clock right, and by how many milliseconds it is off where that is told. */
export type ClockFact = { readonly synchronised: boolean; readonly offsetMs: number | null; readonly by: string };

/** `chronyc tracking`. */
export function fromChrony(text: string): ClockFact | null {
  const leap = /^Leap status\s*:\s*(.+)$/m.exec(text)?.[1];
  if (leap === undefined) return null;
  const offset = /^System time\s*:\s*([\d.]+) seconds (slow|fast)/m.exec(text);
  const offsetMs = offset ? Number(offset[1]) * 1000 * (offset[2] === 'slow' ? -1 : 1) : null;
  return { synchronised: leap.trim() !== 'Not synchronised', offsetMs, by: 'chrony' };
}

/** `timedatectl show`. */
export function fromTimedatectl(text: string): ClockFact | null {
  const state = /^NTPSynchronized=(yes|no)$/m.exec(text)?.[1];
  return state === undefined ? null : { synchronised: state === 'yes', offsetMs: null, by: 'systemd' };
}

/** `w32tm /query /status`: the leap indicator 3 means not synchronised. */
export function fromW32tm(text: string): ClockFact | null {
  const leap = /^[^:\n]+: *([0-3])\(/m.exec(text)?.[1];
  return leap === undefined ? null : { synchronised: leap !== '3', offsetMs: null, by: 'Windows' };
}

async function ask(file: string, args: readonly string[], read: (text: string) => ClockFact | null): Promise<ClockFact | null> {
  const text = await run(file, args);
  return text === null ? null : read(text);
}

export async function clock(): Promise<Found<ClockFact>> {
  const fact =
    process.platform === 'win32'
      ? await ask('w32tm', ['/query', '/status'], fromW32tm)
      : ((await ask('chronyc', ['-n', 'tracking'], fromChrony)) ?? (await ask('timedatectl', ['show'], fromTimedatectl)));
  return fact ? found(fact) : notFound(because.noTimeService);
}

/** How far this clock is off, in ms, as this machine's own time service says; null where it does not tell. */
export async function clockOffsetMs(): Promise<number | null> {
  const fact = await clock();
  return fact.ok ? fact.value.offsetMs : null;
}
