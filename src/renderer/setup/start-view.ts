import type { PracticeStatus } from '../../shared/practice.ts';
import type { Status } from '../../shared/status.ts';
import type { Work } from '../../shared/work.ts';

export type StartView =
  | 'looking'
  | 'plan'
  | 'interrupted'
  | 'working'
  | 'removing'
  | 'failed'
  | 'cancelled'
  | 'paused'
  | 'stopped'
  | 'halted'
  | 'gone'
  | 'syncing'
  | 'synced';

const standing = { none: 'plan', starting: 'interrupted', paused: 'paused', stopped: 'stopped', gone: 'gone' } as const;

/** What the start shows, from what runs now; nothing is remembered. `work` is newest first. */
export function startView(practice: PracticeStatus | undefined, work: readonly Work[], status: Status | undefined): StartView {
  if (practice === undefined) return 'looking';
  const newest = work.find((one) => one.kind === 'practice.up' || one.kind === 'practice.down');
  if (newest?.state === 'running') return newest.kind === 'practice.up' ? 'working' : 'removing';
  if (practice.state === 'running' && practice.why !== null) return 'halted';
  if (practice.state === 'running')
    return status?.execution.health === 'synced' && status.consensus.health === 'synced' ? 'synced' : 'syncing';
  const ended = newest?.kind === 'practice.up' ? newest.state : null;
  if (practice.state !== 'gone' && practice.state !== 'paused' && (ended === 'failed' || ended === 'cancelled')) return ended;
  return standing[practice.state];
}

/** Seconds the last start took; null where this run of the app did not see it. */
export const startSeconds = (work: readonly Work[]): number | null => {
  const up = work.find((one) => one.kind === 'practice.up' && one.state === 'done');
  return up?.endedAt == null ? null : (up.endedAt - up.startedAt) / 1000;
};
