import { mkdir } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import { madeElsewhere } from '../../../shared/strings/containers.ts';
import type { Docker } from './docker.ts';
import { labelFilter } from './filters.ts';
import type { Wire } from './wire.ts';

const listed = z.object({ Volumes: z.array(z.object({ Name: z.string() })).nullable() });
const made = z.object({ Labels: z.record(z.string(), z.string()).nullish() });
const usage = z.object({
  Volumes: z
    .array(
      z.object({
        Name: z.string(),
        Labels: z.record(z.string(), z.string()).nullable(),
        UsageData: z.object({ Size: z.number() }).nullable().optional(),
      }),
    )
    .nullable(),
});

/** Named volumes and what they take. */
export function volumes(wire: Wire): Pick<Docker, 'volumes' | 'createVolume' | 'removeVolume' | 'volumeSizes' | 'volumeBytes'> {
  const volumeSizes: Docker['volumeSizes'] = async (labels) => {
    // Docker measures by walking the files; with chain data that takes a while.
    const call = { what: 'measure volumes', method: 'GET', path: '/system/df', query: { type: 'volume' } } as const;
    const answer = await wire.json({ ...call, schema: usage, timeoutMs: 120_000 });
    const ours = (answer.Volumes ?? []).filter((volume) => Object.entries(labels).every(([k, v]) => volume.Labels?.[k] === v));
    return new Map(ours.map((volume) => [volume.Name, Math.max(0, volume.UsageData?.Size ?? 0)]));
  };
  return {
    volumes: async (labels) => {
      const query = { filters: labelFilter(labels) };
      const answer = await wire.json({ what: 'list volumes', method: 'GET', path: '/volumes', query, schema: listed });
      return (answer.Volumes ?? []).map(({ Name }) => Name).sort();
    },
    createVolume: async (name, labels, folder) => {
      if (folder !== undefined)
        await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
          throw new AppError('file.write', { where: folder }, { cause });
        });
      const options = folder === undefined ? {} : { Driver: 'local', DriverOpts: { type: 'none', o: 'bind', device: folder } };
      const body = { Name: name, Labels: labels, ...options };
      const call = { what: `make volume ${name}`, method: 'POST', path: '/volumes/create', body } as const;
      // Docker answers with the one that is there, whoever made it.
      const { Labels: found } = await wire.json({ ...call, schema: made, timeoutMs: 30_000 });
      if (Object.entries(labels).some(([key, text]) => found?.[key] !== text))
        throw new AppError('docker.refused', { what: madeElsewhere.volume(name) });
    },
    removeVolume: async (name) => {
      await wire.maybe(wire.done({ what: `remove volume ${name}`, method: 'DELETE', path: `/volumes/${name}`, timeoutMs: 60_000 }));
    },
    volumeSizes,
    volumeBytes: async (labels) => [...(await volumeSizes(labels)).values()].reduce((sum, size) => sum + size, 0),
  };
}
