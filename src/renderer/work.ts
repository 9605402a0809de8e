import type { Work, WorkKind } from '../shared/work.ts';
import { useCall } from './queries.ts';

/** The running work of these kinds, or the last one where it failed and nothing newer was started. */
export const useWork = (...kinds: readonly WorkKind[]): Work | null => {
  const { data } = useCall('work.list', {});
  const newest = data?.find((one) => kinds.includes(one.kind));
  return newest !== undefined && (newest.state === 'running' || newest.state === 'failed') ? newest : null;
};
