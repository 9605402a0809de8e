import type { Routes } from './http-neighbour.ts';

type Log = { readonly pubkey: string; readonly block: number; readonly txHash: string };
/** An execution chain with one block a slot, as an execution client would tell it; a test changes it between questions. */
export type ExecutionStage = {
  chainId: number;
  headSlot: number;
  genesisTime: number;
  secondsPerSlot: number;
  /** The wallet's next nonce, what waits included. */
  nonce: number;
  code: string;
  deposits: readonly Log[];
  receipts: Readonly<Record<string, { readonly block: number; readonly succeeded: boolean }>>;
  sent: string[];
};

export const executionStage = (change: Partial<ExecutionStage> = {}): ExecutionStage => ({
  chainId: 3_151_908,
  headSlot: 100,
  genesisTime: 1_800_000_000,
  secondsPerSlot: 2,
  nonce: 0,
  code: '0x60806040',
  deposits: [],
  receipts: {},
  sent: [],
  ...change,
});

const hex = (n: number) => `0x${n.toString(16)}`;
const CONTRACT = '0x00000000219ab540356cbb839cbe05303d7705fa';
const word = (n: number) => n.toString(16).padStart(64, '0');
/** Data of DepositEvent as the contract writes it: five offsets, then the public key with its length. */
const eventData = (pubkey: string) => `0x${[160, 256, 320, 384, 512, 48].map(word).join('')}${pubkey.slice(2)}${'00'.repeat(16 + 320)}`;

/** A JSON-RPC route that answers from the stage as it is when it is asked. */
export function executionRoutes(stage: ExecutionStage): Routes {
  const log = (l: Log) => ({
    address: CONTRACT,
    topics: ['0x649bbc62d0e31342afea4e5cd82d4049e7e1ee912fc0889aa790803be39038c5'],
    data: eventData(l.pubkey),
    blockNumber: hex(l.block),
    transactionHash: l.txHash,
  });
  const methods: Readonly<Record<string, (params: readonly unknown[]) => unknown>> = {
    eth_chainId: () => hex(stage.chainId),
    eth_blockNumber: () => hex(stage.headSlot),
    eth_getBlockByNumber: ([tag]) => {
      const number = tag === 'latest' ? stage.headSlot : Number(tag);
      const timestamp = hex(stage.genesisTime + number * stage.secondsPerSlot);
      return { number: hex(number), hash: `0x${'cd'.repeat(32)}`, timestamp, gasLimit: '0x3938700' };
    },
    net_peerCount: () => '0x1',
    web3_clientVersion: () => 'Geth/v1.16.9-stable-00000000/linux-amd64/go1.24.2',
    eth_getCode: () => stage.code,
    eth_getTransactionCount: () => hex(stage.nonce),
    eth_getLogs: ([filter]) => {
      const { fromBlock, topics } = filter as { fromBlock: string; topics: string[] };
      const known = topics[0] === log({ pubkey: '', block: 0, txHash: '' }).topics[0];
      return known ? stage.deposits.filter((d) => d.block >= Number(fromBlock)).map(log) : [];
    },
    eth_getTransactionReceipt: ([hash]) => {
      const receipt = stage.receipts[String(hash)];
      if (!receipt) return null;
      return {
        status: receipt.succeeded ? '0x1' : '0x0',
        blockNumber: hex(receipt.block),
        blockHash: `0x${'cd'.repeat(32)}`,
        gasUsed: '0x5208',
        logs: [],
      };
    },
  };
  return {
    'POST /': ({ body }) => {
      const { id, method, params } = body as { id: number; method: string; params: unknown[] };
      const answer = methods[method];
      return {
        status: 200,
        body: answer
          ? { jsonrpc: '2.0', id, result: answer(params) }
          : { jsonrpc: '2.0', id, error: { code: -32601, message: `no ${method}` } },
      };
    },
  };
}
