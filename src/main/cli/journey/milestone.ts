/** The stations of a validator's life, in the order in which they are told. */
const milestones = [
  'host-checked',
  'images-ready',
  'first-block',
  'finalized',
  'keys-made',
  'keys-imported',
  'deposited',
  'pending',
  'active',
  'attested',
  'proposed',
  'exited',
  'withdrawn',
] as const;
export type MilestoneId = (typeof milestones)[number];

/** A milestone as reached. Slot and epoch are null before genesis; `seconds` is what this step took by itself. */
export type Milestone = {
  readonly milestone: MilestoneId;
  readonly at: number;
  readonly slot: number | null;
  readonly epoch: number | null;
  readonly seconds: number;
  /** What it gave, for people. */
  readonly gave: string;
};

export type Ledger = {
  readonly reach: (milestone: Milestone) => void;
  readonly reached: (id: MilestoneId) => boolean;
  /** The first one not told yet that has to come; `proposed` need not. */
  readonly next: () => MilestoneId | null;
  /** Tells what is still held back, gaps or not. */
  readonly flush: () => void;
};

/** Steps run side by side, but are told in one order: a milestone waits for those before it. Only `proposed` may be left out. */
export function ledger(tell: (milestone: Milestone) => void): Ledger {
  const all = new Map<MilestoneId, Milestone>();
  let told = 0;
  const skippable = (id: MilestoneId | undefined) => id === 'proposed' && all.has('exited');
  const advance = () => {
    for (let id = milestones[told]; id !== undefined && (all.has(id) || skippable(id)); id = milestones[told]) {
      const milestone = all.get(id);
      if (milestone) tell(milestone);
      told += 1;
    }
  };
  return {
    reach(milestone) {
      if (all.has(milestone.milestone)) return;
      all.set(milestone.milestone, milestone);
      advance();
    },
    reached: (id) => all.has(id),
    next: () => milestones.slice(told).find((id) => id !== 'proposed') ?? null,
    flush() {
      for (const id of milestones.slice(told)) {
        const milestone = all.get(id);
        if (milestone) tell(milestone);
      }
      told = milestones.length;
    },
  };
}
