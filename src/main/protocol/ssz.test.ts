import { ByteVectorType, ContainerType, UintBigintType } from '@chainsafe/ssz';
import { ssz } from '@lodestar/types';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { blsToExecutionChangeRoot, depositDataRoot, depositMessageRoot, forkDataRoot, signingDataRoot, voluntaryExitRoot } from './ssz.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const fixed = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
/** Lodestar reads amounts as numbers; declared again here to cover all 64 bits. */
const bytes = (length: number) => new ByteVectorType(length);
const message = { pubkey: bytes(48), withdrawalCredentials: bytes(32), amount: new UintBigintType(8) };
const DepositMessage = new ContainerType(message);
const DepositData = new ContainerType({ ...message, signature: bytes(96) });

test('deposit roots equal those of @chainsafe/ssz for all 64-bit amounts', () => {
  fc.assert(
    fc.property(fixed(48), fixed(32), uint64, fixed(96), (pubkey, withdrawalCredentials, amount, signature) => {
      const ours = { pubkey, withdrawalCredentials, amountGwei: amount };
      expect(depositMessageRoot(ours)).toEqual(DepositMessage.hashTreeRoot({ pubkey, withdrawalCredentials, amount }));
      expect(depositDataRoot({ ...ours, signature })).toEqual(
        DepositData.hashTreeRoot({ pubkey, withdrawalCredentials, amount, signature }),
      );
    }),
  );
});

test('every container has the root that @lodestar/types gives it', () => {
  const small = fc.integer({ min: 0, max: 2 ** 40 });
  fc.assert(
    fc.property(fixed(48), fixed(32), fixed(96), fixed(4), fixed(20), small, small, (pubkey, root, signature, version, address, a, b) => {
      const deposit = { pubkey, withdrawalCredentials: root, amountGwei: BigInt(a) };
      const theirs = { pubkey, withdrawalCredentials: root, amount: a };
      expect(depositMessageRoot(deposit)).toEqual(ssz.phase0.DepositMessage.hashTreeRoot(theirs));
      expect(depositDataRoot({ ...deposit, signature })).toEqual(ssz.phase0.DepositData.hashTreeRoot({ ...theirs, signature }));
      expect(voluntaryExitRoot({ epoch: a, validatorIndex: b })).toEqual(
        ssz.phase0.VoluntaryExit.hashTreeRoot({ epoch: a, validatorIndex: b }),
      );
      expect(blsToExecutionChangeRoot({ validatorIndex: a, fromBlsPubkey: pubkey, toExecutionAddress: address })).toEqual(
        ssz.capella.BLSToExecutionChange.hashTreeRoot({ validatorIndex: a, fromBlsPubkey: pubkey, toExecutionAddress: address }),
      );
      expect(forkDataRoot(version, root)).toEqual(
        ssz.phase0.ForkData.hashTreeRoot({ currentVersion: version, genesisValidatorsRoot: root }),
      );
      expect(signingDataRoot(root, root)).toEqual(ssz.phase0.SigningData.hashTreeRoot({ objectRoot: root, domain: root }));
    }),
  );
});

test('a field of the wrong length is refused', () => {
  const good = { pubkey: new Uint8Array(48), withdrawalCredentials: new Uint8Array(32), amountGwei: 1n };
  expect(() => depositMessageRoot({ ...good, pubkey: new Uint8Array(47) })).toThrow(RangeError);
  expect(() => depositMessageRoot({ ...good, amountGwei: -1n })).toThrow(RangeError);
  expect(() => depositMessageRoot({ ...good, amountGwei: 2n ** 64n })).toThrow(RangeError);
});
