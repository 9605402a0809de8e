import { bytes } from '../../shared/strings/host.ts';
import { folderFindings as words } from '../../shared/strings/node-move.ts';
import type { FolderFacts } from '../platform/host-facts/folder.ts';
import type { Finding } from './findings.ts';

/** Without owners of files, or over a network, where locks and durability are not what databases need. */
const unfit = /^(vfat|msdos|exfat|ntfs\d?|fuseblk|fuse\..*|nfs\d?|cifs|smb\d?|smbfs|9p|afs|davfs)$/;
/** What a copy needs, of its own size. */
export const SPARE = 1.1;

export type WantedFolder = {
  readonly path: string;
  readonly facts: FolderFacts;
  /** Whether Docker shares the folders of this machine. */
  readonly isHere: boolean;
  /** Names in it that are this node's own half-made copies. */
  readonly own: readonly string[];
};

const stops = (text: string): Finding => ({ level: 'stops', text });

/** Pure: what speaks against a folder for a node's data. */
export function folderFindings({ path, facts, isHere, own }: WantedFolder): readonly Finding[] {
  if (!facts.isAbsolute) return [stops(words.notAbsolute(path))];
  if (!isHere) return [stops(words.docker)];
  if (facts.entries === null) return [stops(words.notFolder(path))];
  return [
    ...(facts.entries.some((name) => !own.includes(name)) ? [stops(words.notEmpty(path))] : []),
    ...(facts.isWritable ? [] : [stops(words.notWritable(path))]),
    ...(facts.kind !== null && unfit.test(facts.kind) ? [stops(words.rights(path, facts.kind))] : []),
  ];
}

/** Pure: what the room and the disk of a place say to data of this size. `device`: of the disk, null where that cannot be seen. */
export function roomFindings(
  dataBytes: number | null,
  freeBytes: number | null,
  devices: { readonly from: number | null; readonly to: number | null },
): readonly Finding[] {
  const needed = dataBytes === null ? null : dataBytes * SPARE;
  return [
    ...(needed === null ? [{ level: 'watch' as const, text: words.unmeasured }] : []),
    ...(needed !== null && freeBytes !== null && freeBytes < needed ? [stops(words.room(bytes(needed), bytes(freeBytes)))] : []),
    ...(devices.from !== null && devices.from === devices.to ? [{ level: 'watch' as const, text: words.sameDisk }] : []),
  ];
}
