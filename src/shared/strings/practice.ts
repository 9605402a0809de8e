import type { ClientId } from '../node.ts';
import type { PracticeOption, ProfileId } from '../practice.ts';
import { clientTitles } from './clients.ts';

/** Title of a way to have a practice network, such as "Today: Geth and Prysm, rules of Fulu". */
export const optionTitle = (profile: ProfileId, execution: ClientId, consensus: ClientId, rules: PracticeOption['rules']): string =>
  `${profile === 'today' ? 'Today' : 'Classic'}: ${clientTitles[execution]} and ${clientTitles[consensus]}, rules of ${rules}`;

/** What a profile leaves out of a validator's life on mainnet today. */
export const cannotShow = {
  compounding: 'Compounding validators (0x02) and balances above 32 practice ETH',
  executionRequests: 'Exits, partial withdrawals and consolidations asked for by the withdrawal address',
  keymanagerExit: 'Exits signed by the validator client itself; Hearth signs them from the keystore',
  graffiti: 'Setting the graffiti of a validator while it runs',
  attestationRewards: 'Rewards of single attestations; Hearth reads them from balances instead',
} as const;

/** Why an option was chosen. */
export const optionReason = {
  todayPresent: 'Its images are on this machine, and it follows the rules of mainnet today.',
  todayPull: 'Its images can be fetched, and it follows the rules of mainnet today.',
  classicPresent: 'Images with the rules of today are not on this machine, and their registry does not answer. These are here.',
  classicBuild:
    'Images with the rules of today are not on this machine, and their registry does not answer. These are built here from source packages.',
  none: (need: string) => `Images with the rules of today cannot be fetched, and the classic ones cannot be built here: ${need}`,
} as const;

/** Lines of work that starts or removes a practice network. */
export const practiceWork = {
  keepsOnUp: 'What is built, fetched and started stays; starting again goes on from there.',
  keepsOnDown: 'What is already removed stays removed; removing again finishes the rest.',
  genesis: 'Make the network: accounts, 64 validators, both layers',
  containers: 'Start two nodes',
  firstBlock: 'Wait for the first block',
  inSync: 'Wait until your node has caught up',
  removeContainers: 'Remove containers',
  removeVolumes: 'Remove their data',
  removeFiles: 'Remove generated files',
  removeNetwork: 'Remove the private network',
  startsOver: 'The machine was too slow for the chosen start; starting once more with more time',
} as const;

/** Why a practice network is not simply running. */
export const practiceWhy = {
  unfinished: 'Its start was interrupted. Start it again to go on.',
  gone: 'The beacon node of the rest of the network has stopped. This chain cannot go on; start a fresh practice network.',
  restStopped: (role: string) => `The ${role} client of the rest of the network does not run, so no blocks are made. Start it again.`,
  ownStopped: (role: string) => `Your ${role} client does not run. The network goes on without it.`,
  paused: 'Everything is paused. Time goes on, blocks do not.',
} as const;
