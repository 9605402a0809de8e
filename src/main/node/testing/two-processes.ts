import type { Doing, DoingDeps } from '../doing.ts';

type Deps = Omit<DoingDeps, 'clock'>;

/** Word of work on a node in memory, as the process that does it leaves it, and how a second one finds it. */
export function twoProcesses() {
  let last: { turn: number; value: Doing | null } = { turn: 0, value: null };
  let firstIsGone = false;
  const doing: DoingDeps['doing'] = {
    last: () => last,
    take: async (after, value) => {
      if (after !== last.turn) return false;
      last = { turn: after + 1, value };
      return true;
    },
    set: async (turn, value) => {
      if (turn === last.turn) last = { turn, value };
    },
  };
  const self = (pid: number) => async () => ({ pid, start: null });
  const first: Deps = { doing, self: self(1), isGoneSince: async () => firstIsGone };
  const second = (isGone: boolean): Deps => {
    firstIsGone = isGone;
    return { ...first, self: self(2) };
  };
  return { first, second };
}
