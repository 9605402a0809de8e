import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { existing, space } from './disk.ts';
import { mount } from './mount.ts';

/** What a folder is fit for. `entries`: names in it, null where something else has that name or it cannot be read; `kind` of its file system. */
export type FolderFacts = {
  readonly isAbsolute: boolean;
  readonly entries: readonly string[] | null;
  readonly isWritable: boolean;
  readonly device: number;
  readonly freeBytes: number;
  readonly kind: string | null;
};

/** Looks at a folder that may be yet to be made. Changes nothing. */
export async function folderFacts(path: string): Promise<FolderFacts> {
  const here = existing(path);
  const [entries, isWritable, disk, fileSystem] = await Promise.all([
    here === path ? readdir(path).catch(() => null) : [],
    access(here, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    ),
    space(path),
    mount(path),
  ]);
  const { device, freeBytes } = disk.ok ? disk.value : { device: 0, freeBytes: 0 };
  return { isAbsolute: isAbsolute(path), entries, isWritable, device, freeBytes, kind: fileSystem.ok ? fileSystem.value.kind : null };
}
