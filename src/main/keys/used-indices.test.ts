import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { ShelfKey } from './shelf.ts';
import { knownTo, usedIndices } from './used-indices.ts';
import type { OwnNode } from './verify-files.ts';

const keyAt = (index: number) => `0x${index.toString(16).padStart(96, '0')}`;
const publicKeys = async ({ start, count }: { start: number; count: number }) => Array.from({ length: count }, (_, i) => keyAt(start + i));
const onShelf = (indices: readonly number[]) => async () =>
  indices.map((i) => ({ entry: { pubkey: keyAt(i), network: 'hoodi', instance: null } }) as unknown as ShelfKey);
const known = (indices: readonly number[]) => async () => new Set(indices.map(keyAt));
const nobody = async () => null;

test('keys that files or the chain hold are named, and the number after the last is proposed', async () => {
  expect(await usedIndices({ publicKeys, shelf: onShelf([0, 2]), known: known([2, 7]) })).toEqual({
    looked: 50,
    used: [
      { index: 0, pubkey: keyAt(0), file: 'hoodi', chain: false },
      { index: 2, pubkey: keyAt(2), file: 'hoodi', chain: true },
      { index: 7, pubkey: keyAt(7), file: null, chain: true },
    ],
    chainAsked: true,
    next: 8,
  });
});

test('looking goes on until twenty in a row are unused', async () => {
  expect(await usedIndices({ publicKeys, shelf: onShelf([30, 49, 99]), known: nobody })).toMatchObject({ looked: 150, next: 100 });
  expect(await usedIndices({ publicKeys, shelf: onShelf([29]), known: nobody })).toMatchObject({ looked: 50, next: 30, chainAsked: false });
  expect(await usedIndices({ publicKeys, shelf: onShelf([]), known: known([]) })).toMatchObject({ looked: 50, next: 0, used: [] });
});

test('a chain that knows everything is not asked for ever', async () => {
  const all = async (pubkeys: readonly string[]) => new Set(pubkeys);
  expect(await usedIndices({ publicKeys, shelf: onShelf([]), known: all })).toMatchObject({ looked: 2000, next: 2000 });
});

test('the own node knows validators and deposits that wait; a silent one knows nothing', async () => {
  const node: OwnNode = {
    genesisForkVersion: '0x10000038',
    validators: async () => [{ index: 1, pubkey: keyAt(1), withdrawalCredentials: '0x' }],
    pending: async () => [keyAt(5)],
  };
  expect(await knownTo(async () => node)([keyAt(1)])).toEqual(new Set([keyAt(1), keyAt(5)]));
  expect(await knownTo(nobody)([keyAt(1)])).toBeNull();
  expect(await knownTo(() => Promise.reject(new AppError('beacon.unreachable')))([keyAt(1)])).toBeNull();
});
