/** Terms of the field, each in one or two sentences. Shown on hover and focus wherever the term stands. */
export const glossary = {
  validator: 'One stake of 32 ETH or more with its own key. It votes on blocks and now and then makes one.',
  attestation: 'A vote of a validator on which block is right. Each active validator makes one per epoch.',
  proposal: 'A block made by your validator. Chance decides when; it earns more than attesting.',
  slot: 'The beat of the chain: in each slot one validator may add a block. 12 s on mainnet.',
  epoch: 'A round of slots, 32 on mainnet. Every active validator votes once in it.',
  finality: 'A block is final once two thirds of all stake voted for it. No node can undo it then.',
  execution: 'The client that runs transactions and keeps balances. It follows the consensus client.',
  consensus: 'The client that follows votes and blocks of all validators. Also called beacon node.',
  validatorClient: 'The client that holds your signing keys and signs duties, never twice.',
  peers: 'Other nodes yours talks to. Blocks and votes travel through them.',
  effectiveBalance: 'The balance that counts for rewards and penalties. It moves in steps of 1 ETH.',
  withdrawalCredentials:
    'Where the stake goes when it leaves. 0x01: an address, income above 32 is paid out. 0x02: an address, income stays in to earn. 0x00: an old kind without an address.',
  withdrawalAddress: 'The address that receives income and stake. Once set it cannot be changed.',
  exit: 'The end of a validator. It cannot be taken back, and the same key cannot start again.',
  withdrawable: 'From this epoch on the chain may pay the stake out. It happens by itself in turn.',
  slashing: 'A penalty for signing two different things for one slot, mostly by running one key on two machines.',
  keystore: 'An encrypted file that holds one signing key. Your password opens it.',
  mnemonic: 'The 24 words all your keys are made from. They exist on your paper only.',
  deposit: '32 ETH sent to the deposit contract together with a key and its withdrawal address.',
  queue: 'The chain lets in and out only so much stake per epoch. The rest waits in line.',
  keymanager: 'The part of a validator client through which keys are loaded and exits are signed.',
  feeRecipient: 'The address that gets the tips of blocks your validator makes.',
} as const;
export type TermId = keyof typeof glossary;
