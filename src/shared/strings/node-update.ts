import type { FaultParams, Sentence } from './fault-params.ts';

const untouched = 'Nothing was changed. Keys and coins are not touched.';

export const nodeUpdateFaults = {
  'node.noRollback': () => ({
    message: 'There is no update of this node to go back from.',
    coins: untouched,
    hint: 'Look at what the node runs.',
    command: 'hearth node status',
  }),
  'node.databaseChanged': (p) => ({
    message: `${p.what ?? 'The client'} has changed its database (${p.needed ?? 'older'} to ${p.found ?? 'newer'}), and the version before cannot read it.`,
    coins: untouched,
    hint: 'Stay on this version. The older one would need the data of this client removed, and a new sync; keys stay.',
  }),
  'node.databaseUnknown': (p) => ({
    message: `It is not known whether ${p.what ?? 'the client'} as it was before can read what the newer version has written.`,
    coins: untouched,
    hint: 'If it cannot, it will not start, and its data has to be removed and synced anew, which takes hours to days; keys stay. Go back only where the newer version does not work for you.',
    command: 'hearth node rollback --risk-resync',
  }),
  'node.recordUnknown': (p) => ({
    message: `It is not known whether the validator client of ${p.what ?? 'the node'} as it was before can read its record of what your keys have signed. That record stays as it is: an older one could get you slashed.`,
    coins: untouched,
    hint: 'If it cannot, it does not start and signs nothing: update again then, and never remove that record. Go back only where the newer version does not work for you.',
    command: 'hearth node rollback --risk-resync',
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;

export const nodeUpdateWords = {
  keeps:
    'Images that were fetched whole stay; a copy that is not whole is thrown away. A part that was replaced stays so; starting the node goes on from there, and a rollback goes back.',
} as const;

/** Lines of `hearth node update` and `rollback`. */
export const nodeUpdateTexts = {
  update: 'Takes newer versions of the node’s clients: fetched first, then one after the other. Shows them first.',
  rollback: 'Goes back to the versions before the last update, where their databases allow it.',
  check: 'only says what there is',
  accept: 'takes whatever image this name holds from now on; for an image that its makers changed',
  accepted: (ref: string) => `The next image named ${ref} is the one from now on.`,
  columns: ['role', 'client', 'now', 'newer', 'why'],
  why: { version: 'a newer version', digest: 'the same name, built anew', none: 'nothing newer', unasked: 'its registry does not answer' },
  fork: (names: string) => `needed for ${names}`,
  back: {
    possible: 'can be taken back',
    impossible: 'changes its database: no way back without a copy or a new sync',
    unknown: 'whether it can be taken back is not known',
  },
  nothing: 'There is nothing newer.',
  backTo: 'Back to:',
  riskResync: 'goes back also where it is not known whether the older version can read the data: else it has to sync anew',
  ask: 'Do this? Duties are missed for the minutes in which a part is replaced. (y/N) ',
  askRisk: 'Take this risk and go back? (y/N) ',
} as const;
