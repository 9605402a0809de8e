/** Figures: consensus-specs (Electra) at 36,000,000 ETH staked; queues as of 2025 and 2026. Thin spaces as in all readings. */
export const stakingText = {
  gave: '3 pages read',
  page: (n: number) => `Page ${n} of 3`,
  next: 'Next page',
  pages: [
    { is: 'You lock coins, do small duties, and earn a little.', next: 'Three short pages, about 4\u202fmin.' },
    { is: 'You can lose coins.', next: 'Most losses are small, and you can avoid the large ones.' },
    { is: 'Staking is not a bank deposit.', next: 'Nobody insures it, and nobody can reset it.' },
  ],
  earn: {
    lead: 'Ethereum keeps its books without a bank: many machines check each page and vote on it. A validator is one such vote.',
    cells: [
      {
        title: 'Lock',
        text: '32\u00a0ETH go into a contract as a bond for honest work. They stay yours. Nobody can spend them, not even you, until your validator ends.',
      },
      {
        title: 'Validate',
        text: 'Your node checks every block and votes once in 6\u202fmin 24\u202fs. About twice a year it makes a block itself. The machine does it; you look now and then.',
      },
      {
        title: 'Earn',
        text: 'Each vote in time adds a little: about 0.89\u00a0ETH a year for 32\u00a0ETH, 2.8\u202f%, while 36 million ETH are staked. More stakers, less for each.',
      },
    ],
    life: 'A validator’s life',
    stations: [
      { name: 'Deposit', mainnet: '32\u00a0ETH', here: '32 practice ETH' },
      { name: 'Queue', mainnet: '1\u202fh to 62 days', here: 'about 3\u202fmin' },
      { name: 'Active', mainnet: 'as long as you like', here: 'as long as you like' },
      { name: 'Exit', mainnet: '28\u202fh to 46 days', here: 'about 1\u202fmin' },
      { name: 'Paid out', mainnet: 'up to 8 days later', here: 'about 1\u202fmin later' },
    ],
    mainnet: 'On mainnet',
    here: 'In practice',
    source: 'Longest queues so far: 62 days in (May 2026), 46 days out (September 2025).',
  },
  lose: {
    heads: ['What happens', 'What it costs', 'What you do'],
    rows: [
      {
        what: 'Your machine is off for a day',
        cost: '0.0015\u00a0ETH, and 0.002\u00a0ETH not earned',
        todo: 'Start it again. Under a day on earns the loss back.',
      },
      {
        what: 'Over a third of the network is off, you too',
        cost: '0.05\u00a0ETH on the first day, 2.3\u00a0ETH in a week',
        todo: 'Run clients that few others run, and keep them up to date.',
      },
      {
        what: 'One key signs on two machines',
        cost: '0.06\u00a0ETH, and your validator ends; all of it if many do so at once',
        todo: 'One key, one machine. Hearth looks before it loads a key, where the node can tell.',
      },
      {
        what: 'You lose the key of your withdrawal address',
        cost: 'all 32\u00a0ETH and what they earned',
        todo: 'Use a wallet that you have restored from paper once.',
      },
      {
        what: 'The price of ETH falls',
        cost: 'as much as it falls; locked coins cannot be sold',
        todo: 'Stake what you can leave alone for years.',
      },
    ],
    slashing: 'Slashing',
    calm: 'is the third row. Being offline is never slashed: slashing needs two signatures that contradict each other, and one healthy machine does not make them.',
    safe: 'What cannot happen',
    safeText:
      'Once your deposit is sent, nobody can have your coins paid to another address: not Hearth, not a thief of your machine, not even one who reads your 24 words. The worst a thief of the key can do is get your validator slashed. A broken machine takes nothing with it: from your paper you set the same validator up on another one, when the old one is off for good.',
  },
  bank: {
    bank: 'Bank deposit',
    staking: 'Staking',
    rows: [
      ['Who holds it', 'the bank', 'a contract; it pays only your address'],
      ['If it goes wrong', 'insured up to a limit', 'not insured; nobody to call'],
      ['Interest', 'agreed, in your money', 'changes daily, in ETH'],
      ['Getting out', 'on the agreed day', 'by a queue: days, at times weeks'],
      ['Your part', 'none', 'a machine on day and night'],
      ['A lost password', 'the bank resets it', 'nobody can'],
    ],
    practice: 'So Hearth begins with practice',
    practiceText:
      'The same programs, the same steps, coins that cost nothing. You live a validator’s whole life in about 10\u202fmin and end it when you like. No real coin is involved at any point.',
  },
} as const;
