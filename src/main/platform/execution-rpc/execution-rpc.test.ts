import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { toFault } from '../../../shared/app-error.ts';
import { type Answer, type Asked, type HttpNeighbour, httpNeighbour } from '../../testing/http-neighbour.ts';
import { executionRpc } from './execution-rpc.ts';

const recorded = (name: string): Answer => {
  const { status, body } = JSON.parse(readFileSync(new URL(`recorded/${name}.json`, import.meta.url), 'utf8'));
  return { status, body };
};
const result = (value: unknown): Answer => ({ status: 200, body: { jsonrpc: '2.0', id: 1, result: value } });
const error = (code: number, message: string): Answer => ({ status: 200, body: { jsonrpc: '2.0', id: 1, error: { code, message } } });

let client: HttpNeighbour;
afterEach(() => client.close());

/** An execution client that answers by method. */
async function geth(answers: Readonly<Record<string, Answer>>) {
  const methodOf = ({ body }: Asked) => (body as { method: string }).method;
  client = await httpNeighbour({ 'POST /': (asked) => answers[methodOf(asked)] ?? error(-32601, 'the method does not exist') });
  return executionRpc(client.url);
}
const faultOf = (promise: Promise<unknown>) => promise.then(() => null, toFault);

describe('an execution client', () => {
  test('gives numbers as numbers, wei as bigint, and blocks without what Hearth does not read', async () => {
    const rpc = await geth({
      eth_chainId: result('0x301824'),
      eth_getBalance: result('0xd3c21bcecceda1000000'),
      eth_syncing: result(false),
      eth_getBlockByNumber: recorded('eth_getBlockByNumber_latest'),
    });
    expect([await rpc.chainId(), await rpc.balance('0x00'), await rpc.syncing()]).toEqual([3151908, 10n ** 24n, null]);
    expect(await rpc.block('latest')).toEqual({
      number: expect.any(Number),
      hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      timestamp: expect.any(Number),
      gasLimit: 60_000_000,
      baseFeeWei: 433774n,
    });
  });

  test('gives the receipt of a real deposit with its one log', async () => {
    const rpc = await geth({ eth_getTransactionReceipt: recorded('receipt_deposit') });
    const receipt = await rpc.transactionReceipt('0x6913');
    expect({ ...receipt, logs: receipt?.logs.map((l) => l.address) }).toEqual({
      succeeded: true,
      blockNumber: 19,
      blockHash: '0x0b3ddc529c6968afdf1be4764224da077eb2453e1d582e93d81508ec76c80a64',
      gasUsed: expect.any(Number),
      logs: ['0x00000000219ab540356cbb839cbe05303d7705fa'],
    });
  });

  test('says that a transaction reverted', async () => {
    const rpc = await geth({ eth_getTransactionReceipt: recorded('receipt_7002_without_fee') });
    expect((await rpc.transactionReceipt('0x00'))?.succeeded).toBe(false);
  });

  test('has no receipt yet, rather than a fault, while it still indexes', async () => {
    const rpc = await geth({ eth_getTransactionReceipt: error(-32000, 'transaction indexing is in progress') });
    expect(await rpc.transactionReceipt('0x00')).toBeNull();
  });

  test('is quoted when it refuses', async () => {
    const rpc = await geth({ eth_sendRawTransaction: error(-32000, 'nonce too low: next nonce 1, tx nonce 0') });
    expect(await faultOf(rpc.sendRawTransaction('0x02'))).toMatchObject({
      code: 'execution.refused',
      message: 'The execution client refused: nonce too low: next nonce 1, tx nonce 0.',
    });
  });

  test('is told apart from another program at its port', async () => {
    client = await httpNeighbour({}, { status: 200, body: { hello: 'world' } });
    expect(await faultOf(executionRpc(client.url).blockNumber())).toMatchObject({ code: 'execution.refused' });
  });

  test('that is not there is unreachable', async () => {
    client = await httpNeighbour({});
    await client.close();
    expect(await faultOf(executionRpc(client.url).blockNumber())).toMatchObject({ code: 'execution.unreachable' });
  });

  test('is asked for logs with its block numbers in hex', async () => {
    const rpc = await geth({ eth_getLogs: result([]) });
    await rpc.logs({ address: '0xab', topics: ['0x01', null], fromBlock: 17, toBlock: 'latest' });
    expect(client.asked.map((a) => a.body)).toMatchObject([
      { method: 'eth_getLogs', params: [{ address: '0xab', topics: ['0x01', null], fromBlock: '0x11', toBlock: 'latest' }] },
    ]);
  });
});
