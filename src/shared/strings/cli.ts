import { counted, grouped } from './time.ts';

/** The left labels of a fault in the terminal, and how the command that helps is named. */
export const faultLabels = {
  coins: 'Your coins',
  todo: 'What to do',
  details: 'Details',
  run: (command: string) => `Run: ${command}`,
} as const;

/** One line per command, for the help. */
export const summaries = {
  check: 'Is this machine fit? Looks at processor, memory, disk, clock, Docker and more.',
  practiceUp: 'Starts the practice network of this data folder, or finds it running.',
  practiceDown: 'Removes exactly what “practice up” made. Images and keys stay.',
  practiceStatus: 'Says what runs, by which rules, and what the practice wallet holds.',
  practicePause: 'Pauses all containers, so that the machine may sleep.',
  practiceResume: 'Lets paused containers run again.',
  practiceLogs: 'Shows the logs of the practice network’s containers.',
  practiceJourney: 'Lives a validator’s whole life on a practice network, unattended.',
  nodeStatus: 'Says how the node is, and lists the containers of this data folder.',
  nodeLogs: 'Shows the logs of your node’s containers.',
  keysNew: 'Makes 24 new words and the keys of a validator from them.',
  keysDerive: 'Makes keys again from words that you have.',
  keysVerify: 'Says of any tool’s key files what they are, what they would do, and what is wrong with them.',
  keysDrill: 'Restore drill: do the words on your paper and the copies of your files bring your keys back?',
  keysList: 'Lists the keys that this data folder holds.',
  keysExit: 'Signs exits into files that you keep or send later. Sends nothing.',
  keysCredentialsChange: 'Signs changes from old 0x00 credentials to an address. Sends nothing.',
  keysTopUp: 'Signs a deposit on top of a validator that exists. Sends nothing.',
  validatorsList: 'Lists your validators and what the chain says of them.',
  validatorsExit: 'Ends a validator for good. Irreversible.',
  validatorsSend: 'Sends a signed exit or change of credentials from a file. Irreversible.',
  status: 'Says how things are now: sync, duties, balance, disk.',
  diagnostics: 'Collects versions, checks, states and logs for someone who helps you; without secrets.',
  help: 'Shows all commands, or one of them.',
} as const;

export const optionHelp = {
  json: 'one JSON document on stdout; long work gives one line per change',
  data: 'the data folder; without it the one that the window uses',
  help: 'shows this',
  version: 'says which Hearth this is',
  checkExecution: 'the execution client that you choose; with --consensus its needs are checked',
  checkConsensus: 'the consensus client that you choose',
  checkValidators: 'how many validators of 32 ETH shall run; the upload is judged for them',
  checkDataFolder: 'the folder that the chain shall lie in; without one where Docker keeps its own, or your node’s',
  upload: 'how fast your line sends, in Mbit/s, as you measured it; Hearth keeps it',
  uploadTo: 'measures the upload first: sends at most 50 MB of random bytes to this server, which sees your IP address',
  measureDisk: 'measures the disk first: about 15 s and 1.1 GB, deleted again',
  network: 'practice, hoodi, sepolia, ephemery or mainnet',
  signingNetwork: 'mainnet, hoodi, sepolia, ephemery, gnosis, chiado, practice, or the path of a network file',
  profile: 'classic or today; without it the best this machine can have',
  consensus: 'lodestar or prysm; without it the profile’s own',
  slotSeconds: 'seconds per slot, 1 to 12; 2 without it',
  down: 'removes the practice network at the end',
  keep: 'lets the practice network run on at the end; this is so without --down',
  follow: 'goes on showing new lines until Ctrl-C',
  diagnosticsOut: 'a new file, or a folder, to write it to; without it the text is printed',
  withAddresses: 'leaves addresses, public keys and IP addresses in',
  tail: 'how many lines of the past; 100 without it',
  level: 'only lines as grave as LEVEL or graver: error, warn, info, debug',
  grep: 'only lines that hold TEXT, in capitals or not',
  count: 'how many keys, 1 to 100',
  start: 'index of the first key',
  withdrawalAddress: 'where the coins are paid out to, for ever; with its checksum',
  compounding: 'rewards stay in the validator (0x02) instead of being paid out (0x01)',
  amount: 'ETH of the deposit; 32 without it (Gnosis: GNO, 1 without it)',
  passwordFile: 'file with the keystores’ password; - is standard input',
  mnemonicFile: 'file with the words; - is standard input',
  mnemonicOut: 'new file for the 24 words; put them on paper, then delete it',
  out: 'folder in which “validator_keys” is made',
  language:
    'language of the words: english, chinese_simplified, chinese_traditional, czech, french, italian, japanese, korean, portuguese or spanish',
  kdf: 'how the keystores are locked: scrypt (without it) or pbkdf2',
  blsWithdrawal: 'credentials of kind 0x00: each key pays to its own withdrawal key, until you change that once',
  saltPerKeystore: 'a salt for each keystore, for files that go to different operators; takes longer',
  verifyNetwork: 'the network that you mean; files for another are told',
  verifyAddress: 'the withdrawal address that you mean; files that pay elsewhere are told',
  verifyPassword: 'file with the keystores’ password, to open them with; - is standard input',
  backup: 'the folder with the copies, or one that holds “validator_keys”',
  passphraseFile: 'file with the 25th word; - is standard input; leave it out if your keys have none',
  genesisValidatorsRoot: 'for networks that begin anew, such as ephemery: the root of the present one',
  beacon: 'a beacon node of that network, which tells the root and whose each validator is',
  keystore: 'keystore file of the validator',
  keystorePasswordFile: 'file with the keystore’s password; - is standard input',
  signOut: 'folder in which the folder of the files is made',
  signStart: 'number of the first key; the list of validators goes on from there',
  validatorIndex: 'validators on the chain, such as 1234,5678',
  epoch: 'the exit counts from this epoch on; 0 is at once and for ever',
  topUpAmount: 'ETH to add, 1 to 2048',
  phrase: 'says what you do, such as "exit validator 64"; without it you are asked',
  validator: 'its public key or its index',
  logNames: 'A name is a container’s own, a client (geth) or a role (beacon); “rest-geth” is the other node’s.',
} as const;

/** Sentences about wrong use; exit code 2. */
export const wrongUse = {
  noCommand: 'Say what to do. All commands:',
  unknownCommand: (word: string) => `Hearth has no command “${word}”.`,
  needsMore: (word: string, next: string) => `“${word}” needs one of these after it: ${next}.`,
  unknownOption: (option: string, command: string) => `“${command}” has no option ${option}.`,
  needsValue: (option: string, value: string) => `${option} needs a value: ${option} ${value}.`,
  takesNoValue: (option: string) => `${option} is a switch and takes no value.`,
  twice: (option: string) => `${option} stands there twice.`,
  tooManyWords: (command: string) => `Too much follows “${command}”.`,
  tooFewWords: (command: string, usage: string) => `“${command}” needs ${usage} after it.`,
  missing: (option: string, command: string) => `“${command}” needs ${option}.`,
  notInteger: (option: string, min: number, max: number) => `${option} is a whole number from ${min} to ${max}.`,
  notOneOf: (option: string, all: string) => `${option} is one of: ${all}.`,
  secret: (option: string) =>
    `${option} is refused: arguments can be read by every program on this machine. Put the secret into a file and name it with ${option}-file, or give - there and send it to standard input.`,
  wordsOrKeystore: (command: string) => `“${command}” needs either --mnemonic-file with --start, or --keystore with --password-file.`,
  onlyWithWords: (option: string) => `${option} goes with --mnemonic-file, not with --keystore.`,
  onlyWithKeystore: (option: string) => `${option} goes with --keystore, not with --mnemonic-file.`,
  stdinTwice: 'Standard input can carry one secret only. Put the others into files.',
  twoWithdrawals: '--withdrawal-address and --bls-withdrawal exclude each other.',
  blsCompounding: '--compounding needs an address to pay to; it does not go with --bls-withdrawal.',
  noWithdrawal: (command: string) => `“${command}” needs --withdrawal-address, or --bls-withdrawal.`,
  otherNetwork: (running: string, wanted: string) =>
    `A practice network with other choices runs in this data folder (${running}, not ${wanted}). End it with “hearth practice down”, or leave the options out to use it.`,
  exitNeedsPhrase: (phrase: string) => `Nobody is here to ask. Confirm with: --phrase "${phrase}"`,
  exitNeedsPassword: 'This validator client cannot sign an exit itself. Give --password-file, so that the keystore can.',
  noSuchContainer: (name: string, all: string) => `No container is called “${name}”. There are: ${all}.`,
  noSuchValidator: (name: string) => `No validator of yours is “${name}”. Look with “hearth validators list”.`,
  keepAndDown: '--keep and --down exclude each other.',
} as const;

export const helpTexts = {
  about: 'Hearth runs an Ethereum validator at home.',
  usage: 'Usage',
  commands: 'Commands',
  options: 'Options',
  everywhere: 'Everywhere',
  more: 'More about one command: hearth help practice journey',
  codes:
    'Exit codes: 0 done, 1 failed (a fault stands on stderr), 2 wrong use. Secrets come from files or standard input, never from arguments.',
  see: (command: string) => `See: hearth help${command === '' ? '' : ` ${command}`}`,
} as const;

export const verdictWords = { fine: 'Fine', watch: 'To watch', stops: 'Stops you', unknown: 'Could not look' } as const;
export const networkWords = {
  practice: 'a practice network',
  hoodi: 'Hoodi',
  ephemery: 'Ephemery',
  sepolia: 'Sepolia',
  mainnet: 'mainnet',
} as const;

export const checkTexts = {
  can: (network: string) => `This machine can run ${network}.`,
  cannot: (network: string, what: string) => `This machine cannot run ${network} until this is mended: ${what}.`,
  count: (fine: number, all: number) => `${fine} of ${all} checks are fine.`,
  columns: ['check', 'found', 'needed', 'verdict'],
  why: 'Why',
  todo: 'Do',
  run: 'Run',
  since: 'New',
  changed: (day: string, before: string) => `since ${day}; before that: ${before}`,
} as const;

export const practiceTexts = {
  states: {
    none: 'No practice network runs.',
    starting: 'The practice network is starting.',
    running: 'The practice network runs.',
    paused: 'The practice network is paused.',
    stopped: 'The practice network is stopped.',
    gone: 'The rest of this practice network has stopped for good.',
  },
  upNext: 'Start one: hearth practice up',
  goneNext: 'Start a fresh one: hearth practice down, then hearth practice up',
  pausedNext: 'Let it run again: hearth practice resume',
  profile: (profile: string, rules: string) => `${profile}, rules ${rules}`,
  slots: (seconds: number, perEpoch: number) => `${seconds} s, ${perEpoch} slots per epoch`,
  wallet: (address: string, amount: string | null) => `${address}${amount === null ? '' : `, ${amount} practice ETH`}`,
  labels: { profile: 'Profile', slots: 'Slots', chain: 'Chain id', instance: 'Instance', wallet: 'Practice wallet', genesis: 'Genesis' },
  down: 'The practice network is removed. Images and keys stay.',
  paused: 'All containers are paused. Go on with: hearth practice resume',
  resumed: 'All containers run again.',
} as const;

export const nodeTexts = {
  none: 'No container of this data folder exists. Start some: hearth practice up, or hearth node up --network hoodi',
  columns: ['node', 'role', 'client', 'state', 'ports on 127.0.0.1', 'image'],
  sides: { own: 'yours', rest: 'the rest' },
  roles: { execution: 'execution', beacon: 'beacon', validator: 'validator', builder: 'builder' },
} as const;

export const validatorTexts = {
  none: 'You have no validator yet. Make one: hearth practice journey',
  columns: ['index', 'key', 'state', 'balance', 'pays out to', 'loaded'],
  states: {
    unknown: 'not deposited',
    deposited: 'in the deposit queue',
    pending_initialized: 'deposited, waits for finality',
    pending_queued: 'in the activation queue',
    active_ongoing: 'active',
    active_exiting: 'active, exit on its way',
    active_slashed: 'active, slashed',
    exited_unslashed: 'exited',
    exited_slashed: 'exited, slashed',
    withdrawal_possible: 'exited, payment comes',
    withdrawal_done: 'paid out',
  },
  loaded: { yes: 'yes', no: 'no', unknown: 'could not ask' },
  exitAbout: (index: number, exited: string, paid: string, balance: string, address: string) =>
    `Validator ${index} exits at about ${exited}; about ${paid} its ${balance} are paid to ${address}. This cannot be undone. Keep the node running until it has exited.`,
  exitAsk: (phrase: string) => `Type “${phrase}” to do it: `,
  sendAbout: {
    exit: (index: number, balance: string, address: string) =>
      `Validator ${index} exits, and its ${balance} are paid to ${address}. This cannot be undone. Keep the node running until it has exited.`,
    change: (index: number, balance: string, address: string) =>
      `Validator ${index} with its ${balance} belongs to ${address} from then on, for ever. This cannot be undone.`,
  },
  sent: { exit: 'The exit is sent.', change: 'The change is sent.' },
  exitSent: (index: number) => `The exit of validator ${index} is sent.`,
} as const;

export const keyTexts = {
  none: 'This data folder holds no key.',
  columns: ['key', 'path', 'network', 'made', 'pays out to', 'file'],
  made: (count: number, folder: string) =>
    `${count === 1 ? '1 key was' : `${count} keys were`} written to ${folder}, read back and opened.`,
  wordsAt: (file: string) => `The 24 words are in ${file}. Write them on paper, check the paper, then delete the file.`,
  making: 'keys',
} as const;

export const verifyTexts = {
  severities: { bad: 'Wrong', warn: 'Look', note: 'Note' },
  looking: 'files',
  kind: (kind: string, network: string | null) => (network === null ? kind : `${kind}, ${network}`),
  fine: 'Nothing is wrong with it.',
  good: (count: number) => `${counted(count, 'file')} looked at; nothing is wrong.`,
  bad: (wrong: number, count: number) =>
    `${counted(count, 'file')} looked at; ${wrong} should not be used as ${wrong === 1 ? 'it is' : 'they are'}.`,
  faultOf: (wrong: number) => counted(wrong, 'file'),
  faultIs: (wrong: number) => (wrong === 1 ? 'it is' : 'they are'),
} as const;

export const statusTexts = {
  labels: {
    execution: 'Execution',
    consensus: 'Consensus',
    validator: 'Validator client',
    clock: 'Slot',
    next: 'Next duty',
    attestations: 'Attestations',
    disk: 'Disk',
  },
  runs: 'runs',
  behind: (slots: number) => `${counted(slots, 'slot')} behind the clock`,
  peers: (n: number) => counted(n, 'peer'),
  head: (layer: 'execution' | 'consensus', head: number) => (layer === 'execution' ? `block ${grouped(head)}` : `slot ${grouped(head)}`),
  clock: (slot: number, epoch: number, finalized: number | null) =>
    `${slot}, epoch ${epoch}${finalized === null ? '' : `; final up to epoch ${finalized}`}`,
  duty: (kind: 'attest' | 'propose', slot: number, index: number) =>
    `validator ${index} ${kind === 'attest' ? 'attests' : 'proposes'} in slot ${slot}`,
  attested: (epoch: number, result: string) => `epoch ${epoch}: ${result}`,
  results: { inTime: 'in time', late: 'late', missed: 'missed', waiting: 'not known yet', unknown: 'this node cannot tell' },
  disk: (free: string, where: string, node: string | null, docker: string | null) =>
    `${free} free in ${where}${node === null ? '' : `, the clients take ${node}`}${docker === null ? '' : `, ${docker} free on Docker’s own disk`}`,
} as const;

export const workTexts = {
  left: (time: string) => `${time} left`,
  about: (clock: string) => `about ${clock}`,
  took: (what: string, time: string) => `${what}: ${time}`,
  of: (done: string, total: string) => `${done} of ${total}`,
} as const;

export const signTexts = {
  signing: 'signing',
  emptyIndex: 'an empty place in the list',
  exits: (count: number) =>
    `${count === 1 ? '1 exit was' : `${count} exits were`} signed, read back and verified. Whoever has such a file can end the validator: keep it like a key.`,
  changes: 'The change was signed, read back and verified. Nothing is sent yet. Once it is on chain, the address is fixed for ever.',
  keystoreChanges: 'The wish was signed with the validator’s own key, read back and verified. No chain takes it as it is.',
  topUp: 'The top-up was signed, read back and verified. Nothing is sent.',
  unchecked:
    'No node could be asked whether the validators are those of these keys. Compare the index of each validator with its key before you use a file.',
} as const;

export const diagnosticsTexts = {
  saved: (path: string) => `Saved as ${path}.`,
  readFirst: 'Read it before you send it.',
} as const;
