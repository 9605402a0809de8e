import { z } from 'zod';
import type { PullProgress } from './docker.ts';

/** One line of a pull, load or import as the daemon reports it. */
export const progressLine = z.object({
  status: z.string().optional(),
  stream: z.string().optional(),
  id: z.string().optional(),
  progressDetail: z.object({ current: z.number().optional(), total: z.number().optional() }).optional(),
  errorDetail: z.object({ message: z.string().optional() }).optional(),
  error: z.string().optional(),
});
export type ProgressLine = z.infer<typeof progressLine>;

type Layer = { readonly doneBytes: number; readonly totalBytes: number | null; readonly complete: boolean };
export type PullState = ReadonlyMap<string, Layer>;

const begun = new Set(['Pulling fs layer', 'Waiting', 'Downloading', 'Verifying Checksum', 'Download complete', 'Extracting']);
const complete = new Set(['Pull complete', 'Already exists']);

/** What is known of the layers after one more line. */
export function pullStep(layers: PullState, line: ProgressLine): PullState {
  const { id, status } = line;
  if (id === undefined || status === undefined || !(begun.has(status) || complete.has(status))) return layers;
  const before = layers.get(id) ?? { doneBytes: 0, totalBytes: null, complete: false };
  const total = status === 'Downloading' ? (line.progressDetail?.total ?? before.totalBytes) : before.totalBytes;
  const downloaded = status === 'Downloading' ? (line.progressDetail?.current ?? before.doneBytes) : before.doneBytes;
  const isDown = complete.has(status) || status === 'Download complete' || status === 'Extracting' || status === 'Verifying Checksum';
  const next = { doneBytes: isDown ? (total ?? downloaded) : downloaded, totalBytes: total, complete: complete.has(status) };
  return new Map(layers).set(id, next);
}

/** Bytes over all layers known so far, and where the pull stands, for people. */
export function pullProgress(layers: PullState, line: ProgressLine): PullProgress {
  const all = [...layers.values()];
  const totals = all.flatMap((layer) => (layer.totalBytes === null ? [] : [layer.totalBytes]));
  const ready = all.filter((layer) => layer.complete).length;
  const pause = /^Retrying in (\d+) seconds?$/.exec(line.status ?? '')?.[1];
  const log =
    pause !== undefined
      ? `the line broke; goes on in ${pause} s`
      : all.length === 0
        ? (line.status ?? '')
        : ready === all.length
          ? 'all layers here'
          : `pulling layer ${ready + 1} of ${all.length}`;
  return {
    doneBytes: all.reduce((sum, layer) => sum + layer.doneBytes, 0),
    totalBytes: totals.length === 0 ? null : totals.reduce((a, b) => a + b, 0),
    log,
  };
}
