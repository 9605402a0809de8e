import type { Clock } from '../platform/clock.ts';
import type { Docker } from '../platform/docker/docker.ts';
import type { Member } from './world.ts';

type FreezeDocker = Pick<Docker, 'pause' | 'unpause'>;

const TRIES = 4;
const BETWEEN_MS = 500;

/** Pauses every running member. A busy container cannot always be frozen at the first try. On a fault all run on. Errors: `docker.*`. */
export async function pauseAll(docker: FreezeDocker, clock: Clock, members: readonly Member[]): Promise<void> {
  const names = members.filter((m) => m.state === 'running').map((m) => m.name);
  const results = await Promise.allSettled(names.map((name) => again(clock, () => docker.pause(name))));
  const failed = results.find((r) => r.status === 'rejected');
  if (!failed) return;
  const frozen = names.filter((_, i) => results[i]?.status === 'fulfilled');
  await Promise.all(frozen.map((name) => again(clock, () => docker.unpause(name))));
  throw failed.reason;
}

/** Lets every paused member go on. Errors: `docker.*`. */
export async function resumeAll(docker: FreezeDocker, clock: Clock, members: readonly Member[]): Promise<void> {
  await Promise.all(members.filter((m) => m.state === 'paused').map((m) => again(clock, () => docker.unpause(m.name))));
}

async function again(clock: Clock, run: () => Promise<void>, tries = TRIES): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (tries <= 1) throw error;
    await clock.sleep(BETWEEN_MS);
    await again(clock, run, tries - 1);
  }
}
