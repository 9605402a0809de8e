/** Words of the small parts. */
export const ui = {
  copy: 'Copy',
  copied: 'Copied, for 30\u202fs',
  copiedFor: 'Copied. After 30 seconds the clipboard is cleared.',
  copyFailed: 'Copying is not allowed here. Select the text instead.',
  coins: 'Your coins',
  todo: 'What to do',
  details: 'Details to copy',
  why: 'Why it matters',
  needed: 'Needed',
  show: 'Show',
  hide: 'Hide',
  cancel: 'Cancel',
  cancelling: 'Stopping',
  done: 'done',
  failed: 'stopped',
  waiting: 'waits',
  left: 'left',
  on: 'of',
  mainContent: 'Go to the content',
  rooms: 'Rooms',
  steps: 'Steps',
  phrase: (phrase: string) => ['Type ', phrase, ' to open the button'] as const,
  verdicts: { fine: 'Fine', watch: 'To watch', stops: 'Stops you', unknown: 'Could not look' },
  pictureOf: (short: string) => `Picture of ${short}`,
  copyAddress: 'Copy the full address',
  copyKey: 'Copy the full public key',
  copyCommand: 'Copy the command',
  blocksOf: (what: string) => `${what} in blocks of four`,
} as const;

export const networks = {
  practice: { title: 'Practice', note: 'coins cost nothing', coin: 'practice ETH' },
  hoodi: { title: 'Hoodi', note: 'test network', coin: 'Hoodi ETH' },
  ephemery: { title: 'Ephemery', note: 'test network, begins anew', coin: 'Ephemery ETH' },
  sepolia: { title: 'Sepolia', note: 'test network', coin: 'Sepolia ETH' },
  mainnet: { title: 'Mainnet', note: 'real ETH', coin: 'ETH' },
} as const;
export const noNetwork = { title: 'No network', note: 'nothing is set up' } as const;

/** The name of a network's coin; before one is chosen nothing is owned, so the practice coin is named. */
export const coinOf = (network: keyof typeof networks | null): string => networks[network ?? 'practice'].coin;

export const roomNames = {
  home: 'Home',
  node: 'Node',
  keys: 'Keys',
  validators: 'Validators',
  learn: 'Learn',
  settings: 'Settings',
} as const;
