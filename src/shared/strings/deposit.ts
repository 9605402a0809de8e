import { shortHex } from './short.ts';
import { counted } from './time.ts';

/** Titles of the launch gate, in its order. */
export const gateTitles = {
  consensus: 'Your beacon node is in sync',
  execution: 'Your execution client is in sync',
  chain: 'Both clients follow the same chain',
  contract: 'The deposit contract is the network’s own',
  keystore: 'The keystore is in this folder',
  loaded: 'Your validator client holds the key',
  network: 'The deposit data is for this network',
  amount: 'The amount is right',
  roots: 'The deposit data is whole',
  signature: 'The deposit is signed by its key',
  credentials: 'The coins come back to your address',
  once: 'No deposit of this key exists',
  wallet: 'The practice wallet holds enough',
} as const;

/** Says a finding of several keys by the first it is true of. */
export const ofKey = (pubkey: string, text: string) => `${shortHex(pubkey)}: ${text}`;

/** What was found and what to do, each short; `todo` is a full sentence. */
export const gateTexts = {
  couldNotLook: 'could not look',
  lookAgain: 'Start your node, wait until it is in sync, then check again.',
  behind: (slots: number) => (slots === 0 ? 'at the head' : `${counted(slots, 'slot')} behind the clock`),
  optimistic: 'newest blocks not checked yet',
  waitForSync: 'Wait until it is in sync, then check again.',
  chain: (id: number) => `chain id ${id}`,
  chains: (execution: number, consensus: number) => `execution client ${execution}, beacon node ${consensus}`,
  wrongChain: (needed: number) => `Never deposit here: this network has chain id ${needed}. Start the right network.`,
  contract: (address: string) => `${shortHex(address)}, agreed by both clients`,
  wrongContract: (found: string) => `the beacon node names ${shortHex(found)}`,
  noContract: 'no contract there',
  neverDeposit: 'Never deposit here. Start the right network, then check again.',
  keystore: 'there and readable',
  noKeystore: 'missing',
  makeKey: 'Make a key, or bring its keystore into this folder.',
  loaded: 'loaded',
  notLoaded: 'not loaded',
  importKey: 'Import the key; else it misses its duties from the first epoch on.',
  noData: 'there is no deposit data',
  damaged: 'the deposit file is damaged or wrongly signed',
  setAddress: 'Set the withdrawal address; this signs the deposit.',
  network: (title: string) => `signed for ${title}`,
  otherNetwork: 'signed for another network',
  signAgain: 'Set the withdrawal address again; this signs a new deposit.',
  amount: (eth: string, unit: string) => `${eth} ${unit}`,
  amountTodo: (eth: string, unit: string) => `A validator starts with ${eth} ${unit} or more. Sign the deposit again.`,
  roots: 'both roots agree',
  badRoots: 'its roots do not agree',
  signature: 'signature verified',
  badSignature: 'the signature is wrong',
  lostCoins: 'A deposit with a wrong signature is lost for ever. Sign it again.',
  credentials: (address: string) => `to ${shortHex(address)}`,
  otherAddress: (found: string, intended: string) => `to ${shortHex(found)}, but you set ${shortHex(intended)}`,
  noAddress: 'to no address',
  none: 'none found',
  sentBefore: 'you have sent one',
  onChain: (index: number) => `it is validator ${index}`,
  inQueue: 'one waits in the queue',
  inLogs: 'one is in a block',
  onlyOnce: 'Watch that one; it becomes a validator by itself. A second one would only add to its balance.',
  wallet: (eth: string) => `${eth} practice ETH`,
  noWallet: 'no practice wallet',
  fillWallet: 'Start a fresh practice network; its wallet is full.',
} as const;

/** Stations of a deposit. */
export const depositStations = {
  sent: 'Sent',
  included: 'In a block',
  queued: 'Queued',
  finalized: 'Finalized',
  active: 'Active',
} as const;
export const depositDetails = {
  none: '',
  slot: (slot: number) => `slot ${slot}`,
  validator: (index: number) => `validator ${index}`,
  epoch: (epoch: number) => `epoch ${epoch}`,
} as const;
