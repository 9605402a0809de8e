/** Fork whose rules hold from genesis on. */
export type Fork = 'capella' | 'fulu';

export const DEPOSIT_CONTRACT = '0x00000000219ab540356cBB839Cbe05303d7705Fa';
/** First key of the well-known mnemonic “test test … junk”; the practice wallet. */
export const FUNDED_ADDRESS = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
export const FUNDED_WEI = 10n ** 24n;
export const GENESIS_VALIDATORS = 64;

/** Big-endian number n in the first half byte, so that no two forks share a version, whether scheduled or not: clients refuse twins. */
export const forkVersionBytes = (n: number) => Uint8Array.of(n * 16, 0, 0, 0x38);
export const GENESIS_FORK_VERSION = '0x10000038';
/** EIP-7044: exits are signed with this version for ever. */
export const CAPELLA_FORK_VERSION = '0x40000038';
