import { access, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import { writeAtomic } from './files/atomic.ts';

/** Generated files of stacks, one folder per instance. Everything is 0600: containers get copies. */
export type InstanceFolder = {
  readonly path: (instance: string, file: string) => string;
  /** Errors: `file.write`. */
  readonly write: (instance: string, files: Readonly<Record<string, string | Uint8Array>>) => Promise<void>;
  /** Instances that have a folder. */
  readonly list: () => Promise<readonly string[]>;
  /** Removes an instance's folder; an absent one is fine. Errors: `file.write`. */
  readonly remove: (instance: string) => Promise<void>;
};

/** Secrets of stacks: made once, and never anew while they stand there. */
export type SecretFolder = Pick<InstanceFolder, 'path' | 'remove'> & {
  readonly has: (instance: string, file: string) => Promise<boolean>;
  /** Writes what is missing, and leaves the rest as it is. Errors: `file.write`. */
  readonly writeOnce: (instance: string, file: string, make: () => string) => Promise<void>;
};

/** Instance folders below `root`. Only names that `prefix` begins are ever listed or removed. */
export function instanceFolder(root: string, prefix: string): InstanceFolder & SecretFolder {
  const has = (instance: string, file: string): Promise<boolean> =>
    access(join(root, instance, file)).then(
      () => true,
      () => false,
    );
  return {
    has,
    async writeOnce(instance, file, make) {
      if (!(await has(instance, file))) await writeAtomic(join(root, instance, file), make());
    },
    path: (instance, file) => join(root, instance, file),
    async write(instance, files) {
      for (const [name, data] of Object.entries(files)) await writeAtomic(join(root, instance, name), data);
    },
    list: () =>
      readdir(root).then(
        (names) => names.filter((n) => n.startsWith(prefix)),
        () => [],
      ),
    async remove(instance) {
      if (instance === '' || !instance.startsWith(prefix)) return;
      await rm(join(root, instance), { recursive: true, force: true }).catch((error: unknown) => {
        throw new AppError('file.write', { where: root, details: String(error) }, { cause: error });
      });
    },
  };
}
