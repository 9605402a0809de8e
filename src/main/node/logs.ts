import type { LogLine } from '../../shared/node.ts';
import type { Clock } from '../platform/clock.ts';
import type { Docker } from '../platform/docker/docker.ts';

const batchMs = 100;

/** Follows logs by container name and gives their lines in batches, at most ten a second each. Following twice changes nothing. */
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
      const lines = waiting;
      waiting = [];
      if (lines.length > 0) give(name, lines);
    };
    const take = (lines: readonly LogLine[]): void => {
      if (end.signal.aborted) return;
      waiting.push(...lines);
      if (isTimed) return;
      isTimed = true;
      clock.sleep(batchMs, end.signal).then(flush, () => undefined);
    };
    docker
      .followLogs(name, take, end.signal)
      .catch(() => undefined)
      .finally(() => {
        if (!end.signal.aborted) flush();
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
