import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { Work } from '../shared/work.ts';
import { call, FaultError, on } from './bridge.ts';
import { useCall } from './queries.ts';
import { goTo } from './route.ts';

/** Waits until a work has ended; throws its fault where it failed or was cancelled. */
export const workEnded = (workId: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const settle = (work: Work): void => {
      if (work.id !== workId || work.state === 'running') return;
      off();
      if (work.fault === null) resolve();
      else reject(new FaultError(work.fault));
    };
    const off = on('work.changed', settle);
    call('work.list', {}).then((list) => list.forEach(settle), reject);
  });

/** Removes what is left of a practice network, keeps the wizard's choices, and goes on at its start step. */
const fresh = async (): Promise<void> => {
  const { workId } = await call('practice.down', {});
  await workEnded(workId);
  await call('setup.dispatch', { type: 'startOver', gone: true });
  goTo('setup');
};

export type PracticeActions = {
  readonly pause: UseMutationResult<unknown, Error, void>;
  readonly resume: UseMutationResult<unknown, Error, void>;
  readonly up: UseMutationResult<unknown, Error, void>;
  readonly down: UseMutationResult<unknown, Error, void>;
  readonly fresh: UseMutationResult<unknown, Error, void>;
  /** The fault of the last action that failed, if any. */
  readonly error: Error | null;
  readonly busy: boolean;
};

/** What a person may do with the practice network as a whole. */
export const usePractice = (): PracticeActions => {
  const { data: status } = useCall('practice.status', {});
  const { data: setup } = useCall('setup.get', {});
  const pause = useMutation({ mutationFn: () => call('practice.pause', {}) });
  const resume = useMutation({ mutationFn: () => call('practice.resume', {}) });
  const up = useMutation({
    mutationFn: () =>
      call('practice.up', {
        profile: status?.profile ?? setup?.profile ?? null,
        consensus: setup?.consensus ?? null,
        secondsPerSlot: status?.secondsPerSlot ?? setup?.secondsPerSlot ?? 2,
      }),
  });
  const down = useMutation({ mutationFn: () => call('practice.down', {}) });
  const again = useMutation({ mutationFn: fresh });
  const all = [pause, resume, up, down, again];
  return {
    pause,
    resume,
    up,
    down,
    fresh: again,
    error: all.find((one) => one.error !== null)?.error ?? null,
    busy: all.some((one) => one.isPending),
  };
};
