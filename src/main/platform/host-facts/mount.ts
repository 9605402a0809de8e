import { readFile } from 'node:fs/promises';
import { because } from '../../../shared/strings/host.ts';
import { existing } from './disk.ts';
import { type Found, found, notFound } from './look.ts';

/** The file system that holds a folder: its kind, such as `ext4`, what it is mounted from, and how. */
export type MountFact = { readonly kind: string; readonly from: string; readonly options: readonly string[] };

// Blanks in a path stand there as octal numbers.
const plain = (text: string) => text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** From the text of `/proc/self/mounts`: the longest mount point above the folder; of two at one point the later. */
export function mountOf(text: string, folder: string): MountFact | null {
  const all = text.split('\n').flatMap((line) => {
    const [from, at, kind, options] = line.split(' ');
    if (from === undefined || at === undefined || kind === undefined || options === undefined) return [];
    return [{ from: plain(from), at: plain(at), kind, options: options.split(',') }];
  });
  const above = all.filter(({ at }) => folder === at || folder.startsWith(at.endsWith('/') ? at : `${at}/`));
  const best = above.reduceRight<(typeof above)[number] | null>((a, b) => (a !== null && a.at.length >= b.at.length ? a : b), null);
  return best && { kind: best.kind, from: best.from, options: best.options };
}

export async function mount(folder: string): Promise<Found<MountFact>> {
  const text = await readFile('/proc/self/mounts', 'utf8').catch(() => null);
  if (text === null) return notFound(because.linuxOnly);
  const fact = mountOf(text, existing(folder));
  return fact === null ? notFound(because.noDevice(folder)) : found(fact);
}
