import type { FaultParams, Sentence } from './fault-params.ts';

export const nodeCopyFaults = {
  'node.copyTooLarge': (p) => ({
    message: p.found ?? 'A copy of the data does not fit on that disk.',
    coins: 'Nothing was changed. Keys and coins are not touched.',
    hint: 'Update without a copy, or free some room first.',
    command: 'hearth node update',
  }),
  'node.copyFull': (p) => ({
    message: `The disk became too full while the data were copied: less than ${p.needed ?? 'a reserve'} was left. The copy was thrown away.`,
    coins: 'Nothing is lost, and nothing was updated. Keys and coins are not touched.',
    hint: 'Free some room and update again, or update without a copy.',
    command: 'hearth node update',
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;

/** A copy of the chain data before an update. */
export const copyWords = {
  time: (quick: number, slow: number) =>
    `Reckoned, not measured: copied and read once more, at ${slow} to ${quick} MB/s (EIP-7870 asks a disk for ${quick}).`,
  unmeasured: (reserve: string) =>
    `Hearth cannot see whether a copy fits on that disk. It ends the copy and throws it away before less than ${reserve} is left.`,
  room: (needed: string, free: string) => `A copy takes ${needed} with a tenth to spare, and that disk has ${free} free.`,
} as const;

/** Lines of `hearth node update`. */
export const copyTexts = {
  title: (clients: string) => `A copy of the chain data of ${clients} first (--keep-copy):`,
  columns: { size: 'Size', free: 'Free there', time: 'Time', note: 'Then' },
  unknown: 'not known',
  timeOf: (span: string) => `about ${span}`,
  note: 'These parts stand still while they are copied, and a validator misses its duties. A rollback then goes back to the copy, whatever the newer version does to its data.',
  kept: (madeOn: string | null) =>
    madeOn === null ? 'Copies of chain data that nobody goes back to:' : `Copies of chain data of ${madeOn}, kept for a rollback:`,
  next: 'An update with --keep-copy removes them first, any other update at its end.',
  keepCopy: 'stops the clients and keeps a copy of their chain data first, where it fits; never of keys',
  removeCopy: 'removes the copies that were kept; a rollback then needs data that the older version can read',
  noCopy: 'No copy is kept.',
  askRemove: 'Remove these for good? (y/N) ',
  removed: 'The copies are gone.',
  left: 'Nothing was changed.',
  goesBack: (client: string, madeOn: string) =>
    `${client} goes back to the copy of ${madeOn}. What it has written since is thrown away, and it fetches that part of the chain again. Keys, and the record of what they signed, stay as they are.`,
} as const;
