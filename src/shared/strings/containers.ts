/** Where coins are not in question. */
const nothingLost = 'Nothing is lost; a validator only misses small rewards meanwhile.';

/** Why a client ended, as far as its exit and its log tell: what happened, what it means for coins, what to do next. */
export const exitReasons = {
  diskFull: `The disk is full. ${nothingLost} Free some space, then start it again.`,
  portInUse: `A port that it needs is used by another program. ${nothingLost} Close that program, then start it again.`,
  wrongJwt: `Execution client and beacon node do not share the same secret. ${nothingLost} Start the node again from its plan.`,
  noWrite: `It may not write to its data folder. ${nothingLost} Check the rights of Docker’s disk, then start it again.`,
  databaseInUse: `Its database is held by another process. ${nothingLost} Stop the other one, then start it again.`,
  databaseCorrupt: `Its database is damaged, mostly by a power cut or a failing disk. No key and no coin is in it. Let it sync afresh; if it happens again, replace the disk.`,
  databaseShut: `Its database does not open: another process holds it, or it is damaged. No key and no coin is in it. Restart the machine; if it ends again, let it sync afresh.`,
  otherNetwork: `Its data belongs to another network. ${nothingLost} It needs a fresh data folder.`,
  outOfMemory: `The machine ran out of memory and ended it. ${nothingLost} Close other programs, then start it again.`,
  unknownFlag: `This version does not know one of its settings. ${nothingLost} Its log names the setting; update the client, or go back to the version before.`,
  badSetting: `One of its settings has a value that it does not take. ${nothingLost} Its log names the setting.`,
  wallet: `Its keys do not open with the password that it was given. They are not lost, but they do not sign. Import them again with the right password.`,
  slashingProtection: `The record of what its keys signed is missing or damaged. It stopped so that nothing is signed twice. Bring that record back, or wait two epochs after the last signature before you import the keys afresh.`,
  checkpoint: `It could not fetch a checkpoint to begin from. ${nothingLost} Check your connection, or choose another checkpoint provider.`,
  tooOld: `A client is too old for the current rules of the network. ${nothingLost} Update the client, then start it again.`,
  clockOff: `The clock of this machine is wrong. Duties come too early or too late and earn nothing. Turn on automatic time, then start it again.`,
  keyAlive: `One of its keys signs somewhere else. It stopped so that you are not slashed. Do not start it again before the other machine is off.`,
  noExecution: `It cannot reach its execution client. ${nothingLost} Start the execution client first.`,
  noBeacon: `It cannot reach its beacon node. ${nothingLost} Start the beacon node first.`,
} as const;
export type ExitReason = keyof typeof exitReasons;

/** What is shown beside a container that does not run. */
export const containerWhy = {
  created: 'It is made but was not started yet.',
  paused: 'It is paused. Resume to go on.',
  dead: 'Docker could not remove it completely. Remove it, then start again.',
  stopped: 'It was stopped. Start it to go on.',
  killed: 'It was ended by force. Start it to go on.',
  /** `times`: how often Docker has started it again since somebody did. */
  restarting: (why: string, times: number): string =>
    times > 1 ? `Docker has started it again ${times} times and goes on trying. ${why}` : `Docker is starting it again. ${why}`,
  ended: (exitCode: number): string => `It ended by itself with code ${exitCode}. Its log says more.`,
} as const;

/** What Docker has under a name that is wanted; it is never touched. */
export const madeElsewhere = {
  container: (name: string): string => `a container named ${name} exists that this Hearth did not make`,
  volume: (name: string): string => `a volume named ${name} exists that this Hearth did not make`,
} as const;
