import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import type { ContainerPlan } from '../../../shared/node.ts';
import { inspected } from './container-shape.ts';
import { type TarEntry, tar } from './tar.ts';
import type { Wire } from './wire.ts';

type PlanFile = ContainerPlan['files'][number];

/** `/a/b/c.txt` to `/a`, `/a/b`. */
const foldersOf = (path: string): readonly string[] => {
  const above = posix.dirname(path);
  return above === '/' ? [] : [...foldersOf(above), above];
};

const contentOf = (file: PlanFile): Promise<Buffer> =>
  file.text === undefined
    ? readFile(file.source).catch((cause: unknown) => {
        throw new AppError('file.read', { where: file.source }, { cause });
      })
    : Promise.resolve(Buffer.from(file.text));

/**
 * Lays a plan's files into its container, which need not run, and gives its volume to the user that the image runs as. Folders that are
 * missing are made, those that exist stay as they are.
 */
export function layIn(wire: Wire, archive: (name: string, path: string) => Promise<Buffer | null>) {
  const has = async (name: string, path: string): Promise<boolean> => {
    const call = { what: `look for ${path}`, method: 'HEAD', path: `/containers/${name}/archive`, query: { path } } as const;
    return (await wire.maybe(wire.json({ ...call, schema: z.unknown(), timeoutMs: 30_000 }))) !== null;
  };
  /** The user an image runs as, as numbers; a name is looked up in the container's own /etc/passwd. */
  const runsAs = async (name: string): Promise<{ readonly uid: number; readonly gid: number }> => {
    const { Config } = await wire.json({ what: `inspect ${name}`, method: 'GET', path: `/containers/${name}/json`, schema: inspected });
    const [user = '', group] = Config.User.split(':');
    if (/^\d*$/.test(user)) return { uid: Number(user), gid: /^\d+$/.test(group ?? '') ? Number(group) : Number(user) };
    const passwd = (await archive(name, '/etc/passwd'))?.toString() ?? '';
    const [, , uid, gid] =
      passwd
        .split('\n')
        .find((line) => line.startsWith(`${user}:`))
        ?.split(':') ?? [];
    if (uid === undefined) throw new AppError('docker.refused', { what: `the image's user “${user}” is not in its /etc/passwd` });
    return { uid: Number(uid), gid: Number(gid) };
  };

  return async (plan: ContainerPlan): Promise<void> => {
    const own = await runsAs(plan.name);
    if (plan.files.length === 0 && own.uid === 0) return;
    const folders = [...new Set(plan.files.flatMap((file) => foldersOf(file.path)))];
    const entries: TarEntry[] = [];
    // A fresh volume belongs to root; some clients refuse one that others may read.
    if (own.uid !== 0) entries.push({ path: `${plan.volume.path.slice(1)}/`, mode: 0o700, ...own, bytes: Buffer.alloc(0) });
    for (const folder of folders) {
      if (!(await has(plan.name, folder)))
        entries.push({ path: `${folder.slice(1)}/`, mode: 0o755, uid: 0, gid: 0, bytes: Buffer.alloc(0) });
    }
    for (const file of plan.files) {
      const { uid, gid } = file.uid === null ? own : { uid: file.uid, gid: file.uid };
      entries.push({ path: file.path.slice(1), mode: file.mode, uid, gid, bytes: await contentOf(file) });
    }
    await wire.done({
      what: `lay files into ${plan.name}`,
      method: 'PUT',
      path: `/containers/${plan.name}/archive`,
      query: { path: '/' },
      file: tar(entries),
      timeoutMs: 60_000,
    });
  };
}
