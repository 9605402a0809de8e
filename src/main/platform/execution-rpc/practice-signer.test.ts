import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseTransaction, recoverTransactionAddress } from 'viem';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../protocol/bytes.ts';
import { depositCallData } from './deposit-call.ts';
import { practiceSigner } from './practice-signer.ts';
import type { Hex } from './schemas.ts';

const sent = JSON.parse(readFileSync(new URL('recorded/tx_deposit.json', import.meta.url), 'utf8')).body.result as { input: string };
const word = (n: number) => n.toString(16).padStart(64, '0');
/** The contract ABI by hand: three offsets and the root, then each byte string with its length. */
const byHand = (pubkey: string, credentials: string, signature: string, root: string) =>
  `0x22895118${word(0x80)}${word(0xe0)}${word(0x120)}${root.slice(2)}` +
  `${word(48)}${pubkey.slice(2)}${'0'.repeat(32)}${word(32)}${credentials.slice(2)}${word(96)}${signature.slice(2)}`;
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(toHex);

test('deposit call data is what the contract ABI says, for any deposit', async () => {
  await fc.assert(
    fc.asyncProperty(bytes(48), bytes(32), bytes(96), bytes(32), async (pubkey, withdrawalCredentials, signature, depositDataRoot) => {
      const data = await depositCallData({ pubkey, withdrawalCredentials, signature, depositDataRoot });
      expect(data).toBe(byHand(pubkey, withdrawalCredentials, signature, depositDataRoot));
    }),
  );
});

test('deposit call data equals that of a deposit that a real chain took', async () => {
  const at = (word0: number, length: number) => `0x${sent.input.slice(10 + 64 * word0, 10 + 64 * word0 + 2 * length)}`;
  const deposit = { pubkey: at(5, 48), withdrawalCredentials: at(8, 32), signature: at(10, 96), depositDataRoot: at(3, 32) };
  expect(fromHex(deposit.pubkey)).toHaveLength(48);
  expect(await depositCallData(deposit)).toBe(sent.input);
});

test('each signature is bound to the practice chain and to the prefunded account', async () => {
  const { address, sign } = practiceSigner(3151908);
  const raw = await sign({
    to: '0x00000000219ab540356cBB839Cbe05303d7705Fa',
    data: '0x22895118',
    valueWei: 32n * 10n ** 18n,
    nonce: 7,
    gas: 300_000,
    maxFeePerGasWei: 100n * 10n ** 9n,
    maxPriorityFeePerGasWei: 10n ** 9n,
  });
  expect(parseTransaction(raw)).toMatchObject({ chainId: 3151908, nonce: 7, value: 32n * 10n ** 18n, type: 'eip1559' });
  expect(await recoverTransactionAddress({ serializedTransaction: raw as Hex & `0x02${string}` })).toBe(address);
  expect(address).toBe('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266');
});
