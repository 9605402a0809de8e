import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import type { Docker } from './docker.ts';
import { jsonLines } from './json-lines.ts';
import { type ProgressLine, type PullState, progressLine, pullProgress, pullStep } from './pull-progress.ts';
import { translate, translatePull } from './translate.ts';
import type { Call, Wire } from './wire.ts';

const image = z.object({
  Id: z.string(),
  Size: z.number(),
  RepoDigests: z.array(z.string()).nullish(),
  Architecture: z.string().optional(),
});
const distribution = z.object({ Descriptor: z.object({ digest: z.string() }) });
/** Docker asks a registry on the other side of the world. */
const registryTimeoutMs = 15_000;

/** `host:5000/name:tag` to its parts; a digest counts as the tag; without either the tag is `latest`. */
export function splitRef(ref: string): { readonly repository: string; readonly tag: string } {
  const at = ref.indexOf('@');
  if (at >= 0) return { repository: ref.slice(0, at), tag: ref.slice(at + 1) };
  const colon = ref.lastIndexOf(':');
  return colon > ref.lastIndexOf('/') ? { repository: ref.slice(0, colon), tag: ref.slice(colon + 1) } : { repository: ref, tag: 'latest' };
}

const pullFault = (error: unknown, ref: string): AppError =>
  translatePull(error instanceof AppError && error.code === 'docker.refused' ? error.cause : error, ref);

/** Images: what is here, what can be fetched, loaded from a file or imported from a root file system. */
export function images(wire: Wire): Pick<Docker, 'imagePresent' | 'registryDigest' | 'tagImage' | 'pull' | 'loadImages' | 'importImage'> {
  /** Reads the answer to its end; the daemon reports failures inside it. */
  const run = async (call: Call, signal: AbortSignal, onLine: (line: ProgressLine) => void): Promise<void> => {
    const stream = await wire.stream({ ...call, timeoutMs: null, signals: [signal] });
    try {
      for await (const value of jsonLines(stream)) {
        const line = progressLine.safeParse(value).data;
        if (line === undefined) continue;
        const failure = line.errorDetail?.message ?? line.error;
        if (failure !== undefined) throw Object.assign(new Error(failure), { statusCode: 500 });
        onLine(line);
      }
    } catch (error) {
      if (signal.aborted)
        throw new AppError('work.cancelled', { what: 'Start it again when you are ready; what was not complete is fetched anew.' });
      throw error;
    }
  };

  const sendFile = async (path: string, call: Call, signal: AbortSignal, onLine: (line: ProgressLine) => void): Promise<void> => {
    await access(path).catch((cause: unknown) => {
      throw new AppError('file.read', { where: path }, { cause });
    });
    const file = createReadStream(path);
    try {
      await run({ ...call, file }, signal, onLine);
    } finally {
      file.destroy();
    }
  };

  return {
    imagePresent: async (ref) => {
      const call = { what: `image ${ref}`, method: 'GET', path: `/images/${ref}/json`, schema: image } as const;
      const found = await wire.maybe(wire.json(call));
      if (found === null) return null;
      const { repository } = splitRef(ref);
      const digests = (found.RepoDigests ?? []).map(splitRef).filter((named) => named.repository === repository);
      return { id: found.Id, bytes: found.Size, digests: digests.map(({ tag }) => tag), architecture: found.Architecture ?? '' };
    },
    registryDigest: async (ref) => {
      const call = { what: `ask for ${ref}`, method: 'GET', path: `/distribution/${ref}/json`, timeoutMs: registryTimeoutMs } as const;
      const answer = wire.json({ ...call, schema: distribution });
      return (await answer.catch((error: unknown) => Promise.reject(pullFault(error, ref)))).Descriptor.digest;
    },
    tagImage: (from, ref) => {
      const { repository: repo, tag } = splitRef(ref);
      return wire.done({ what: `name image ${ref}`, method: 'POST', path: `/images/${from}/tag`, query: { repo, tag } });
    },
    pull: async (ref, onProgress, signal) => {
      const { repository, tag } = splitRef(ref);
      let layers: PullState = new Map();
      const call = { what: `pull ${ref}`, method: 'POST', path: '/images/create', query: { fromImage: repository, tag } } as const;
      try {
        await run(call, signal, (line) => {
          layers = pullStep(layers, line);
          onProgress(pullProgress(layers, line));
        });
      } catch (error) {
        throw pullFault(error, ref);
      }
    },
    loadImages: async (archivePath, signal) => {
      const what = basename(archivePath);
      const refs: string[] = [];
      try {
        await sendFile(archivePath, { what: `load ${what}`, method: 'POST', path: '/images/load' }, signal, ({ stream }) => {
          const ref = /^Loaded image(?: ID)?: (\S+)/.exec(stream ?? '')?.[1];
          if (ref !== undefined) refs.push(ref);
        });
      } catch (error) {
        const fault = translate(error, `load ${what}`);
        throw fault.code === 'docker.refused' ? new AppError('image.file', { ...fault.params, what }) : fault;
      }
      if (refs.length === 0) throw new AppError('image.file', { what });
      return refs;
    },
    importImage: async (tarPath, ref, changes, signal) => {
      const { repository, tag } = splitRef(ref);
      const query = { fromSrc: '-', repo: repository, tag, changes };
      try {
        await sendFile(tarPath, { what: `import ${ref}`, method: 'POST', path: '/images/create', query }, signal, () => undefined);
      } catch (error) {
        throw translate(error, `import ${ref}`);
      }
    },
  };
}
