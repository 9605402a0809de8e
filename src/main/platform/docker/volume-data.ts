import { unlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../shared/app-error.ts';
import type { containers } from './containers.ts';
import type { Carrier, Docker } from './docker.ts';
import { tar } from './tar.ts';
import { type Contents, tarReader } from './tar-reader.ts';
import type { Wire } from './wire.ts';

type Mount = { readonly Type: 'volume' | 'bind'; readonly Source: string; readonly Target: string; readonly ReadOnly?: boolean };
const slowMs = 60_000;
const mounted = '/hearth-data';

/**
 * What lies in volumes, moved as archives through containers that are made and never started: they need no program of their image, and
 * Docker keeps owners and modes, which a person may not even read.
 */
export function volumeData(
  wire: Wire,
  own: Pick<ReturnType<typeof containers>, 'clear' | 'remove'>,
): Pick<Docker, 'copyVolume' | 'volumeContents' | 'clearFolder'> {
  async function carried<T>({ name, image, labels }: Carrier, mount: Mount, run: () => Promise<T>): Promise<T> {
    await own.clear({ name, labels, stopGraceSeconds: 0 });
    const body = { Image: image, Cmd: ['none'], Labels: labels, HostConfig: { NetworkMode: 'none', Mounts: [mount] } };
    await wire.done({ what: `make ${name}`, method: 'POST', path: '/containers/create', query: { name }, body, timeoutMs: slowMs });
    try {
      return await run();
    } finally {
      await own.remove(name).catch(() => undefined);
    }
  }
  const readOnly = (volume: string): Mount => ({ Type: 'volume', Source: volume, Target: `${mounted}/data`, ReadOnly: true });
  const archive = (name: string, signal: AbortSignal) =>
    wire.stream({
      ...{ what: `read ${name}`, method: 'GET', path: `/containers/${name}/archive`, query: { path: `${mounted}/data` } },
      ...{ timeoutMs: slowMs, signals: [signal] },
    });
  const ended = (signal: AbortSignal, cause: unknown) => new AppError(signal.aborted ? 'work.cancelled' : 'docker.lost', {}, { cause });

  return {
    copyVolume: (carrier, source, target, onBytes, signal) => {
      // Docker holds a container while its archive is read: writing needs another one.
      const writer = { ...carrier, name: `${carrier.name}-to` };
      const copy = async (): Promise<Contents> => {
        const broken = new AbortController();
        const { stream, contents } = tarReader(onBytes);
        const reading = pipeline(await archive(carrier.name, signal), stream).catch(() => broken.abort());
        const call = { what: `write into ${target}`, method: 'PUT', path: `/containers/${writer.name}/archive` } as const;
        const signals = [signal, broken.signal];
        await wire.done({ ...call, query: { path: mounted }, file: stream, timeoutMs: null, signals }).catch((error: unknown) => {
          throw broken.signal.aborted ? ended(signal, error) : error;
        });
        await reading;
        return contents();
      };
      return carried(carrier, readOnly(source), () => carried(writer, { Type: 'volume', Source: target, Target: `${mounted}/data` }, copy));
    },
    volumeContents: (carrier, volume, onBytes, signal) =>
      carried(carrier, readOnly(volume), async () => {
        const { stream, contents } = tarReader(onBytes);
        stream.resume();
        await pipeline(await archive(carrier.name, signal), stream).catch((error: unknown) => {
          throw ended(signal, error);
        });
        return contents();
      }),
    clearFolder: async (carrier, folder) => {
      const file = {
        path: basename(folder),
        mode: 0o600,
        uid: process.getuid?.() ?? 0,
        gid: process.getgid?.() ?? 0,
        bytes: Buffer.alloc(0),
      };
      // A file that is laid in takes the place of a folder of its name, with all that is in it, whoever owns that.
      await carried(carrier, { Type: 'bind', Source: dirname(folder), Target: mounted }, () =>
        wire.done({
          ...{ what: `clear ${folder}`, method: 'PUT', path: `/containers/${carrier.name}/archive`, query: { path: mounted } },
          ...{ file: tar([file]), timeoutMs: 10 * slowMs },
        }),
      );
      await unlink(folder).catch((cause: unknown) => {
        throw new AppError('file.write', { where: folder }, { cause });
      });
    },
  };
}
