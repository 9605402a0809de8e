/** The deposit contract, at the same address on mainnet, Hoodi and every practice network. Source: consensus-specs, `DEPOSIT_CONTRACT_ADDRESS`. */
export const DEPOSIT_CONTRACT = '0x00000000219ab540356cBB839Cbe05303d7705Fa';
