/** Why a client ended, as far as its exit and its log tell. */
export const exitReasons = {
  diskFull: 'The disk is full. Free some space, then start it again.',
  portInUse: 'A port that it needs is used by another program. Close that program, then start it again.',
  wrongJwt: 'Execution client and beacon node do not share the same secret. Start the node again from its plan.',
  noWrite: 'It may not write to its data folder. Check the rights of Docker’s disk, then start it again.',
  databaseInUse: 'Its database is held by another process. Stop the other one, then start it again.',
  keyAlive: 'One of its keys signs somewhere else. Do not start it again before the other machine is off.',
  otherNetwork: 'Its data belongs to another network. It needs a fresh data folder.',
  outOfMemory: 'The machine ran out of memory and ended it. Close other programs, then start it again.',
  wallet: 'Its wallet does not open. Its log says more.',
  unknownFlag: 'This version does not know one of its settings. Its log names it.',
} as const;
export type ExitReason = keyof typeof exitReasons;

/** What is shown beside a container that does not run. */
export const containerWhy = {
  created: 'It is made but was not started yet.',
  paused: 'It is paused. Resume to go on.',
  dead: 'Docker could not remove it completely. Remove it, then start again.',
  stopped: 'It was stopped. Start it to go on.',
  killed: 'It was ended by force. Start it to go on.',
  restarting: (why: string): string => `Docker is starting it again. ${why}`,
  ended: (exitCode: number): string => `It ended by itself with code ${exitCode}. Its log says more.`,
} as const;
