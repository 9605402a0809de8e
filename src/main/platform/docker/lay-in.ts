import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import type { ContainerPlan } from '../../../shared/node.ts';
import { inspected } from './container-shape.ts';
import { type TarEntry, tar } from './tar.ts';
import type { Wire } from './wire.ts';

type PlanFile = ContainerPlan['files'][number];
type Owner = { readonly uid: number; readonly gid: number };

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
  const named = new Map<string, Owner>();
  /** The user an image runs as, as numbers; a name is looked up in the container's own /etc/passwd, once for each image. */
  const runsAs = async (name: string): Promise<Owner> => {
    const call = { what: `inspect ${name}`, method: 'GET', path: `/containers/${name}/json`, schema: inspected } as const;
    const { Config, Image } = await wire.json(call);
    const [user = '', group] = Config.User.split(':');
    if (/^\d*$/.test(user)) return { uid: Number(user), gid: /^\d+$/.test(group ?? '') ? Number(group) : Number(user) };
    const key = `${Image} ${user}`;
    const known = named.get(key);
    if (known !== undefined) return known;
    const passwd = (await archive(name, '/etc/passwd'))?.toString() ?? '';
    const [, , uid, gid] =
      passwd
        .split('\n')
        .find((line) => line.startsWith(`${user}:`))
        ?.split(':') ?? [];
    if (uid === undefined) throw new AppError('docker.refused', { what: `the image's user “${user}” is not in its /etc/passwd` });
    const owner = { uid: Number(uid), gid: Number(gid) };
    named.set(key, owner);
    return owner;
  };

  return async (plan: ContainerPlan): Promise<void> => {
    const folders = [...new Set(plan.files.flatMap((file) => foldersOf(file.path)))];
    const [own, ...exist] = await Promise.all([runsAs(plan.name), ...folders.map((folder) => has(plan.name, folder))]);
    if (plan.files.length === 0 && own.uid === 0) return;
    const entries: TarEntry[] = [];
    // A fresh volume belongs to root; some clients refuse one that others may read.
    if (own.uid !== 0) entries.push({ path: `${plan.volume.path.slice(1)}/`, mode: 0o700, ...own, bytes: Buffer.alloc(0) });
    for (const folder of folders.filter((_, i) => !exist[i])) {
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
