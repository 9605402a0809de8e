import type { LogLine } from '../../shared/node.ts';
import type { Clock } from '../platform/clock.ts';
import type { Docker } from '../platform/docker/docker.ts';

const batchMs = 50;
/** What a window takes without missing a frame. */
const batchLines = 1_000;
/** A client that writes faster than this is handed over loses its oldest waiting lines: the window keeps no more either. */
const mostWaiting = 100_000;

/** Follows logs by container name and gives their lines in small batches, twenty a second at most. Following twice changes nothing. */
export function logFollower(docker: Pick<Docker, 'followLogs'>, clock: Clock, give: (name: string, lines: readonly LogLine[]) => void) {
  const followed = new Map<string, AbortController>();

  const follow = (name: string): void => {
    if (followed.has(name)) return;
    const end = new AbortController();
    followed.set(name, end);
    let waiting: LogLine[] = [];
    let isTimed = false;
    const flush = (): void => {
      isTimed = false;
      if (end.signal.aborted) return;
      const lines = waiting.slice(0, batchLines);
      waiting = waiting.slice(batchLines);
      if (lines.length > 0) give(name, lines);
      if (waiting.length > 0) soon();
    };
    const soon = (): void => {
      if (isTimed) return;
      isTimed = true;
      clock.sleep(batchMs, end.signal).then(flush, () => undefined);
    };
    const take = (lines: readonly LogLine[]): void => {
      if (end.signal.aborted) return;
      for (const line of lines) waiting.push(line);
      if (waiting.length > mostWaiting) waiting = waiting.slice(-mostWaiting);
      soon();
    };
    docker
      .followLogs(name, take, end.signal)
      .catch(() => undefined)
      .finally(() => {
        if (followed.get(name) === end) followed.delete(name);
      });
  };
  const unfollow = (name: string): void => {
    followed.get(name)?.abort();
    followed.delete(name);
  };
  return {
    follow,
    unfollow,
    stop: () => {
      for (const name of [...followed.keys()]) unfollow(name);
    },
  };
}
