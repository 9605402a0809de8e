/** Words of the Learn room beside those of the wizard's first step. Figures: consensus-specs (Electra) at 36,000,000 ETH staked. */
export const learn = {
  is: 'You lock coins, your node votes, you earn a little.',
  next: 'About 2.8 % a year, with losses you can mostly avoid.',
  earn: 'What staking is',
  lose: 'What can be lost',
  compared: 'Compared',
  bank: 'What is different from a bank deposit',
  out: 'How you leave',
  outRows: [
    { title: 'You sign an exit', text: 'It cannot be taken back. A validator must have been active for 27 h first.' },
    { title: 'You wait in line', text: 'The chain lets out 256 ETH per epoch. Mostly it takes hours; in September 2025 it took 46 days.' },
    {
      title: 'You are paid',
      text: '27 h after its last duty the stake may leave, and within about 8 days the chain pays it to your address by itself.',
    },
  ],
  hold: 'Who holds what',
  holdRows: [
    { title: 'Signing key', text: 'On this machine, in an encrypted file. It votes. It can get you slashed, it cannot take your coins.' },
    { title: 'Withdrawal address', text: 'In your own wallet, never in Hearth. Stake and income go there and nowhere else.' },
    { title: '24 words', text: 'On your paper. They make the signing keys again. They do not open your wallet.' },
  ],
  words: 'Words you will meet',
  start: 'Try it with practice ETH',
  startHint: 'The best way to learn it is to live it once. It costs nothing.',
} as const;

/** The terms listed in the room, in the order one meets them. */
export const learnTerms = [
  ['validator', 'Validator'],
  ['attestation', 'Attestation'],
  ['proposal', 'Proposal'],
  ['slot', 'Slot'],
  ['epoch', 'Epoch'],
  ['finality', 'Finality'],
  ['execution', 'Execution client'],
  ['consensus', 'Consensus client'],
  ['withdrawalCredentials', 'Withdrawal credentials'],
  ['slashing', 'Slashing'],
  ['exit', 'Exit'],
] as const;
