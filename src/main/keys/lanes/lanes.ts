import { AppError } from '../../../shared/app-error.ts';
import type { SecondBls } from '../second-bls.ts';
import { type Computed, memoryFor, sharedWork } from './shared-work.ts';

/** A thread that runs `runLane`. */
export type Lane = {
  /** Called after each that it computed. */
  readonly onJudged: (fn: () => void) => void;
  /** Resolves when the thread is gone, however it ended. */
  readonly gone: Promise<void>;
};
export type LaneTools = {
  /** The second implementation in this thread; loaded only where lanes do not do the work. */
  readonly second: () => Promise<SecondBls>;
  readonly breathe: () => Promise<unknown>;
  /** As many lanes as this machine's cores can use, and what starts one over a memory. Absent: all is done in this thread. */
  readonly lanes?: { readonly count: number; readonly start: (memory: SharedArrayBuffer) => Lane };
};
/** Lanes of the second implementation: they compute anew what the first one made while it makes more. */
export type Lanes = {
  /** Hands over one, copied. */
  readonly give: (made: Computed) => void;
  /** Resolves when all that was given was computed again and is the same; `tick` is told how many more are. Errors: `key.twoAnswers`. */
  readonly agree: (nameOf: (position: number) => string, tick?: (more: number) => void) => Promise<void>;
  /** Ends the lanes and wipes what they shared. */
  readonly close: () => Promise<void>;
};

/** So few are quicker done in this thread than a lane is started. */
const FEW = 100;

/** Opens lanes for so many keys. A lane that does not start, or dies, costs time only: this thread does what it leaves. */
export function openLanes({ second, breathe, lanes: source }: LaneTools, count: number): Lanes {
  const memory = memoryFor(count);
  const work = sharedWork(memory);
  const lanes = new Set<Lane>();
  let own: SecondBls | null = null;
  let wake: () => void = () => undefined;
  const begin = (lane: Lane) => {
    lanes.add(lane);
    lane.onJudged(() => wake());
    void lane.gone.then(() => {
      lanes.delete(lane);
      wake();
    });
  };
  try {
    if (source !== undefined && count >= FEW) for (let i = 0; i < source.count; i++) begin(source.start(memory));
  } catch {
    // No thread to be had: see above.
  }

  /** Waits for the lanes, or does one piece here where none is left. */
  const goOn = async (at: number) => {
    if (lanes.size > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      return;
    }
    own ??= await second();
    work.judge(at, own);
    await breathe();
  };

  return {
    give: work.give,
    async agree(nameOf, tick = () => undefined) {
      for (let at = 0; at < work.given(); at++) {
        while (work.verdict(at) === 'none') await goOn(at);
        if (work.verdict(at) === 'differs') throw new AppError('key.twoAnswers', { what: nameOf(at) });
        tick(1);
      }
    },
    async close() {
      work.close();
      await Promise.all([...lanes].map((lane) => lane.gone));
      own?.wash();
    },
  };
}
