import { sha256 } from '@noble/hashes/sha2';
import { keccak_256 } from '@noble/hashes/sha3';
import { fromHex, toHex } from '../../protocol/bytes.ts';
import { quantity, rlp } from './rlp.ts';
import { DEPOSIT_CONTRACT, type Fork, FUNDED_ADDRESS, FUNDED_WEI } from './rules.ts';
import { EMPTY_TRIE_ROOT, secureTrieRoot } from './trie.ts';

/** One account of the genesis file. Numbers are hex quantities. */
export type GenesisAccount = {
  readonly balance?: string | undefined;
  readonly nonce?: string | undefined;
  readonly code?: string | undefined;
  readonly storage?: Readonly<Record<string, string>> | undefined;
};
export type Alloc = Readonly<Record<string, GenesisAccount>>;

export type ExecutionGenesis = {
  /** In geth's form. */
  readonly json: string;
  readonly blockHash: Uint8Array;
  readonly stateRoot: Uint8Array;
  readonly gasLimit: number;
  readonly baseFeeWei: bigint;
};

const GAS_LIMIT = 60_000_000;
const BASE_FEE_WEI = 1_000_000_000n;
const zeros = (length: number) => new Uint8Array(length);

/** Genesis of the execution layer, with the state root and block hash that geth computes from it. `time` in Unix seconds. */
export function executionGenesis(fork: Fork, chainId: number, time: number, predeploys: Alloc): ExecutionGenesis {
  const alloc = allocOf(fork, predeploys);
  const stateRoot = stateRootOf(alloc);
  const fulu = fork === 'fulu';
  const genesis = {
    config: chainConfig(fork, chainId),
    nonce: '0x0',
    timestamp: `0x${time.toString(16)}`,
    extraData: '0x',
    gasLimit: `0x${GAS_LIMIT.toString(16)}`,
    difficulty: '0x0',
    mixHash: toHex(zeros(32)),
    coinbase: toHex(zeros(20)),
    baseFeePerGas: `0x${BASE_FEE_WEI.toString(16)}`,
    ...(fulu ? { excessBlobGas: '0x0', blobGasUsed: '0x0' } : {}),
    alloc,
  };
  // Header fields of EIP-1559, then EIP-4895; with Fulu's execution rules also EIP-4844, EIP-4788 and EIP-7685.
  const header = [
    zeros(32),
    keccak_256(rlp([])),
    zeros(20),
    stateRoot,
    EMPTY_TRIE_ROOT,
    EMPTY_TRIE_ROOT,
    zeros(256),
    quantity(0),
    quantity(0),
    quantity(GAS_LIMIT),
    quantity(0),
    quantity(time),
    zeros(0),
    zeros(32),
    zeros(8),
    quantity(BASE_FEE_WEI),
    EMPTY_TRIE_ROOT,
    ...(fulu ? [quantity(0), quantity(0), zeros(32), sha256(zeros(0))] : []),
  ];
  return {
    json: JSON.stringify(genesis, null, 1),
    blockHash: keccak_256(rlp(header)),
    stateRoot,
    gasLimit: GAS_LIMIT,
    baseFeeWei: BASE_FEE_WEI,
  };
}

function allocOf(fork: Fork, predeploys: Alloc): Alloc {
  const contracts = Object.entries(predeploys).filter(([address]) => fork === 'fulu' || address === DEPOSIT_CONTRACT.toLowerCase());
  return { [FUNDED_ADDRESS.toLowerCase()]: { balance: `0x${FUNDED_WEI.toString(16)}` }, ...Object.fromEntries(contracts) };
}

function stateRootOf(alloc: Alloc): Uint8Array {
  return secureTrieRoot(
    Object.entries(alloc).map(([address, account]) => {
      const storage = Object.entries(account.storage ?? {}).map(
        ([slot, value]) => [fromHex(slot.slice(2).padStart(64, '0')), rlp(quantity(value))] as const,
      );
      const codeHash = keccak_256(fromHex(account.code ?? '0x'));
      return [
        fromHex(address),
        rlp([quantity(account.nonce ?? 0), quantity(account.balance ?? 0), secureTrieRoot(storage), codeHash]),
      ] as const;
    }),
  );
}

function chainConfig(fork: Fork, chainId: number) {
  const blobs = (target: number, max: number, baseFeeUpdateFraction: number) => ({ target, max, baseFeeUpdateFraction });
  return {
    chainId,
    homesteadBlock: 0,
    eip150Block: 0,
    eip155Block: 0,
    eip158Block: 0,
    byzantiumBlock: 0,
    constantinopleBlock: 0,
    petersburgBlock: 0,
    istanbulBlock: 0,
    berlinBlock: 0,
    londonBlock: 0,
    mergeNetsplitBlock: 0,
    terminalTotalDifficulty: 0,
    terminalTotalDifficultyPassed: true,
    shanghaiTime: 0,
    depositContractAddress: DEPOSIT_CONTRACT.toLowerCase(),
    ...(fork === 'fulu'
      ? {
          cancunTime: 0,
          pragueTime: 0,
          osakaTime: 0,
          blobSchedule: { cancun: blobs(3, 6, 3338477), prague: blobs(6, 9, 5007716), osaka: blobs(6, 9, 5007716) },
        }
      : {}),
  };
}
