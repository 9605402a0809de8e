import type { WorkPart } from '../../shared/work.ts';
import { formatBytes, formatDuration, formatNumber } from './format.ts';

/** What a line of work says: done of total, speed, left, elapsed. Empty strings where nothing is known. */
export type WorkFacts = {
  readonly done: string;
  readonly total: string;
  readonly speed: string;
  readonly leftSeconds: number | null;
  readonly elapsed: string;
  readonly part: number | null;
};

const say = (value: number, unit: WorkPart['unit']): string => {
  if (unit === 'bytes') return formatBytes(value);
  if (unit === 'seconds') return formatDuration(value);
  return unit === 'slots' ? `${formatNumber(value)} slots` : formatNumber(value);
};

/** Reads a part of work at `now` (Unix ms). Speed and time left are the mean since it began, told after 2 s. */
export const workFacts = (part: WorkPart, now: number): WorkFacts => {
  const until = part.endedAt ?? now;
  const seconds = part.startedAt === null ? null : Math.max(0, (until - part.startedAt) / 1000);
  const { done, total } = part;
  const counted = part.unit !== 'none' && done !== null;
  const rate = counted && seconds !== null && seconds >= 2 && done > 0 ? done / seconds : null;
  const open = part.state === 'working' && total !== null && done !== null && rate !== null;
  return {
    done: counted ? say(done, part.unit) : '',
    total: counted && total !== null && part.state !== 'done' ? say(total, part.unit) : '',
    speed: part.state === 'working' && part.unit === 'bytes' && rate !== null ? `${formatBytes(rate)}/s` : '',
    leftSeconds: open ? Math.max(0, (total - done) / rate) : null,
    elapsed: seconds === null ? '–' : formatDuration(seconds),
    part: part.state === 'done' ? 1 : total === null || done === null || total === 0 ? null : Math.min(1, done / total),
  };
};
