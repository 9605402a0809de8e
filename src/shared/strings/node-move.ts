import type { FaultParams, Sentence } from './fault-params.ts';

export const nodeMoveFaults = {
  'node.copyDiffers': (p) => ({
    message: `The copy is not the same as the data it was made from${p.what ? ` (${p.what})` : ''}, so it was thrown away.`,
    coins: 'Nothing is lost: the data are where they were. Keys are not touched.',
    hint: 'Start the node again. If a second try ends like this, one of the two disks is failing.',
    command: 'hearth node up',
  }),
  'node.oldDataNeeded': () => ({
    message: 'The node does not run from its new place, so its old data stay.',
    coins: 'Nothing was changed. Keys and coins are not touched.',
    hint: 'Start the node, see that it runs, then remove the old data.',
    command: 'hearth node up',
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;

/** What speaks against a folder for a node's data. */
export const folderFindings = {
  notAbsolute: (path: string) => `“${path}” is no whole path. Name the folder from the root on.`,
  docker: 'Docker does not run on this machine, or in a machine of its own: it cannot use a folder of this one.',
  notFolder: (path: string) => `${path} is no folder that Hearth may read.`,
  notEmpty: (path: string) => `${path} is not empty. Name an empty folder, or one that does not exist yet.`,
  notWritable: (path: string) => `Hearth may not write to ${path}. Give that folder to your user, or name another.`,
  rights: (path: string, kind: string) =>
    `${path} lies on ${kind}, which does not keep the owners of files, or is reached over a network. A node needs a disk of this machine with a Linux file system.`,
  same: 'The data lie there already.',
  sameDisk: 'That folder is on the same disk: nothing is won in room or speed.',
  oldThere: 'Data of this node that were moved away from still lie there. Remove them first.',
  room: (needed: string, free: string) => `The data take ${needed} with a tenth to spare, and that disk has ${free} free.`,
  unmeasured: 'Docker does not tell how large the data are: see for yourself that the other disk has room.',
  moveInstead: (now: string) => `The data of this node lie in ${now}. To have them elsewhere, move them; a plan does not.`,
  hasCopy:
    'A copy of the data from before the last update is kept. Remove it first, on the page of versions or with “hearth node update --remove-copy”.',
  nothing: 'This node has no data yet. Name the folder in its plan instead.',
  dockerOwn: 'Docker’s own store',
} as const;

/** Lines of the work that moves data. */
export const moveWords = {
  copy: 'Copy the data',
  check: 'Read the copy and compare',
  keeps: 'The data stay where they were, and what was copied is thrown away. The node is stopped: start it again.',
} as const;

/** `hearth node move`. */
export const moveTexts = {
  summary: 'Moves the node’s data to another disk: stops, copies, compares, starts from there. Shows the plan first.',
  to: 'folder on the other disk, empty or not there yet',
  back: 'back to where Docker keeps its own data',
  clearOld: 'removes the data that the node was moved away from, for good',
  one: 'Say one of --to DIR, --back and --remove-old.',
  columns: { from: 'From', to: 'To', size: 'Size', free: 'Free there' },
  unknown: 'not known',
  note: 'The node is stopped while its data are copied and compared; a validator misses its duties meanwhile. What is there now stays until you remove it.',
  ask: 'Move the data? (y/N) ',
  old: 'Old data, kept until you remove them with --remove-old:',
  oldKeys: 'They may hold copies of keys. Never start anything from them.',
  noOld: 'There are no old data.',
  askOld: 'Remove these for good? (y/N) ',
  removed: 'The old data are gone.',
  left: 'Nothing was changed.',
} as const;
