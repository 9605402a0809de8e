import { randomUUID } from 'node:crypto';
import { stat, statfs, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../../shared/app-error.ts';
import { bytes as sayBytes } from '../../../../shared/strings/host.ts';
import type { SpawnWorker } from '../../worker/link.ts';
import { existing } from '../disk.ts';
import { fioThere, measureWithFio } from './fio.ts';
import { type ProbePart, type ProbeRequest, type ProbeResult, probeReply } from './message.ts';

export type MeasureDisk = (
  folder: string,
  signal: AbortSignal,
  on: (part: ProbePart, done: number, total: number | null) => void,
) => Promise<ProbeResult & { readonly by: string; readonly device: number }>;

/** 1 GB and three parts of 5 s: long enough to be past most caches, short enough to wait for. */
const usual = { bytes: 2 ** 30, seconds: 5, depth: 64 };
const failed = (details: string) => new AppError('host.diskProbe', { details });

type Options = { readonly spawn: SpawnWorker; readonly limits?: Omit<ProbeRequest, 'path'> };

/**
 * Measures the disk of a folder, or of the nearest one above it that exists, with one new file that is deleted again: with fio where it is installed, else in a process of our own.
 * Errors: `host.diskShort` where less than twice the file is free, `host.diskProbe`, `work.cancelled`.
 */
export function diskMeasure({ spawn, limits = usual }: Options): MeasureDisk {
  async function own(request: ProbeRequest, signal: AbortSignal, on: Parameters<MeasureDisk>[2]): Promise<ProbeResult> {
    const worker = spawn('disk-worker', { UV_THREADPOOL_SIZE: String(request.depth) });
    let late: NodeJS.Timeout | undefined;
    try {
      return await new Promise<ProbeResult>((resolve, reject) => {
        late = setTimeout(() => reject(failed('it took too long')), request.seconds * 3000 + 20_000);
        signal.addEventListener('abort', () => reject(new AppError('work.cancelled')), { once: true });
        worker.onExit((code) => reject(failed(`process ended with ${code}`)));
        worker.onMessage((message) => {
          const { data } = probeReply.safeParse(message);
          if (data === undefined) reject(failed('an answer that is none'));
          else if (data.type === 'ready') worker.send(request);
          else if (data.type === 'part') on(data.part, data.done, data.total);
          else if (data.type === 'measured') resolve(data.result);
          else reject(failed(data.reason));
        });
      });
    } finally {
      clearTimeout(late);
      worker.kill();
    }
  }

  return async (folder, signal, on) => {
    if (process.platform !== 'linux') throw failed('Hearth measures disks on Linux only');
    const where = existing(folder);
    const [{ bavail, bsize }, { dev: device }] = await Promise.all([statfs(where), stat(where)]);
    if (bavail * bsize < 2 * limits.bytes)
      throw new AppError('host.diskShort', { where, found: sayBytes(bavail * bsize), needed: sayBytes(2 * limits.bytes) });
    const request = { ...limits, path: join(where, `disk-probe-${randomUUID()}`) };
    try {
      if (!(await fioThere())) return { ...(await own(request, signal, on)), by: 'Hearth', device };
      on('write', 0, null);
      return { ...(await measureWithFio(request, signal, () => on('random', 0, null))), by: 'fio', device };
    } catch (error) {
      if (signal.aborted) throw new AppError('work.cancelled');
      throw error instanceof AppError ? error : failed(error instanceof Error ? error.message : String(error));
    } finally {
      // A process that was ended may have left it.
      await unlink(request.path).catch(() => undefined);
    }
  };
}
