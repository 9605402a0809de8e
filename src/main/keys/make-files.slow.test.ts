// Keys that go to a folder, from the words of a session: what the reference made of the same words, to the byte.
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { keyCalls } from '../../shared/keys.ts';
import { ADDRESS, keyRoom, PASSWORD, SLOW_MS } from './testing/key-room.ts';

const fixtures = new URL('./fixtures/', import.meta.url);
const { mnemonics } = JSON.parse(readFileSync(new URL('cases.json', fixtures), 'utf8')) as { mnemonics: Record<string, string> };
const depositIn = (folder: string): unknown => {
  const name = readdirSync(folder).find((file) => file.startsWith('deposit_data'));
  const [datum] = JSON.parse(readFileSync(join(folder, name ?? ''), 'utf8')) as [Record<string, unknown>];
  return { ...datum, deposit_cli_version: '' };
};

describe('keys that go to a folder', () => {
  const k = keyRoom();
  afterAll(() => k.service.stop());
  const make = async (words: string, asks: object) => {
    const read = await k.service['keys.read']({ text: mnemonics[words] ?? '' });
    const session = read.ok ? read.session : '';
    const folder = mkdtempSync(join(tmpdir(), 'hearth-folder-'));
    const input = keyCalls['keys.makeFiles'].input.parse({
      session,
      password: PASSWORD,
      count: 1,
      kdf: 'pbkdf2',
      network: 'mainnet',
      withdrawalAddress: null,
      compounding: false,
      amountGwei: null,
      folder,
      ...asks,
    });
    return { folder, made: k.service['keys.makeFiles'](input) };
  };

  test(
    'have 0x00 credentials of their own without an address',
    async () => {
      const { folder, made } = await make('M2', {});
      const { folder: place, files, pubkeys } = keyCalls['keys.makeFiles'].output.parse(await made);
      expect(place).toBe(join(folder, 'validator_keys'));
      expect([files.length, pubkeys.length, readdirSync(place).length]).toEqual([2, 1, 2]);
      expect(depositIn(place)).toEqual(depositIn(new URL('a00/validator_keys', fixtures).pathname));
      expect(await k.service['keys.list']({})).toEqual([]);
    },
    SLOW_MS,
  );

  test(
    'are for networks that Hearth runs no nodes of, in amounts of their coin',
    async () => {
      const { made } = await make('M', { network: 'gnosis', withdrawalAddress: ADDRESS, amountGwei: 1_000_000_000n });
      expect(depositIn((await made).folder)).toEqual(depositIn(new URL('gno/validator_keys', fixtures).pathname));
    },
    SLOW_MS,
  );

  test(
    'are not made for an unknown network, an unsound address or 0x02 without an address',
    async () => {
      for (const [asks, code] of [
        [{ network: 'goerli' }, 'key.networkUnknown'],
        [{ withdrawalAddress: ADDRESS.toLowerCase() }, 'key.address'],
        [{ compounding: true }, 'key.compoundingNeedsAddress'],
        [{ withdrawalAddress: ADDRESS, amountGwei: 33_000_000_000n }, 'key.amount'],
      ] as const) {
        const { folder, made } = await make('M', asks);
        await expect(made).rejects.toMatchObject({ code });
        expect(readdirSync(folder)).toEqual([]);
      }
    },
    SLOW_MS,
  );
});
