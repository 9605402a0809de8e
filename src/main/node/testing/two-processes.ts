import { type DoingDeps, doingNothing, type NodeDoing } from '../doing.ts';

/** Word of work on a node in memory, as the process that does it leaves it, and how a second one finds it. */
export function twoProcesses() {
  let value: NodeDoing = doingNothing;
  let firstIsGone = false;
  const doing: DoingDeps['doing'] = () => ({
    get: () => value,
    set: async (next) => {
      value = next;
    },
  });
  const first: DoingDeps = { doing, pid: 1, isGoneSince: async () => firstIsGone };
  const second = (isGone: boolean): DoingDeps => {
    firstIsGone = isGone;
    return { ...first, pid: 2 };
  };
  return { first, second };
}
