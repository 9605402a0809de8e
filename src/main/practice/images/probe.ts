import type { Clock } from '../../platform/clock.ts';
import type { Docker } from '../../platform/docker/docker.ts';

const REMEMBER_YES_MS = 10 * 60_000;
const REMEMBER_NO_MS = 30_000;

/** Whether the registry of an image answers within the time. Remembers: yes for ten minutes, no for half a minute. */
export type PullProbe = (ref: string, timeoutMs: number) => Promise<boolean>;

/** Asks through the Docker daemon, with its own proxies and mirrors: a pull that is dropped at its first sign of life. */
export function pullProbe(docker: Pick<Docker, 'pull'>, clock: Clock): PullProbe {
  const remembered = new Map<string, { readonly answers: boolean; readonly until: number }>();
  return async (ref, timeoutMs) => {
    const known = remembered.get(ref);
    if (known && known.until > clock.now()) return known.answers;
    const answers = await firstSign(docker, ref, timeoutMs, clock);
    remembered.set(ref, { answers, until: clock.now() + (answers ? REMEMBER_YES_MS : REMEMBER_NO_MS) });
    return answers;
  };
}

async function firstSign(docker: Pick<Docker, 'pull'>, ref: string, timeoutMs: number, clock: Clock): Promise<boolean> {
  const abort = new AbortController();
  let seen = false;
  const onProgress = () => {
    seen = true;
    abort.abort();
  };
  const late = clock.sleep(timeoutMs, abort.signal).catch(() => undefined);
  const pull = docker.pull(ref, onProgress, abort.signal).then(
    () => {
      seen = true;
    },
    () => undefined,
  );
  await Promise.race([pull, late]);
  abort.abort();
  return seen;
}
