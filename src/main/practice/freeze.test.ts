import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { handClock } from '../testing/hand-clock.ts';
import { pauseAll, resumeAll } from './freeze.ts';
import type { Member } from './world.ts';

const member = (name: string, state: Member['state']): Member => ({ name, side: 'own', role: 'beacon', state, startedAt: 1, ports: {} });

/** A Docker that cannot freeze some containers the first times. */
function docker(failures: Readonly<Record<string, number>> = {}) {
  const left = { ...failures };
  const did: string[] = [];
  const act = (what: string) => async (name: string) => {
    if ((left[name] ?? 0) > 0) {
      left[name] = (left[name] ?? 0) - 1;
      throw new AppError('docker.refused', { what: 'unable to freeze' });
    }
    did.push(`${what} ${name}`);
  };
  return { pause: act('pause'), unpause: act('unpause'), did };
}

test('pause takes what runs and tries a busy container again; resume takes what is paused', async () => {
  const d = docker({ busy: 2 });
  await pauseAll(d, handClock(0), [member('a', 'running'), member('busy', 'running'), member('down', 'exited')]);
  expect([...d.did].sort()).toEqual(['pause a', 'pause busy']);
  await resumeAll(d, handClock(0), [member('a', 'paused'), member('busy', 'running')]);
  expect(d.did).toContain('unpause a');
  expect(d.did).not.toContain('unpause busy');
});

test('a container that cannot be frozen leaves none frozen', async () => {
  const d = docker({ stuck: 99 });
  await expect(pauseAll(d, handClock(0), [member('a', 'running'), member('stuck', 'running')])).rejects.toMatchObject({
    code: 'docker.refused',
  });
  expect(d.did).toEqual(['pause a', 'unpause a']);
});
