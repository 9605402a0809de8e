import { expect, test } from 'vitest';
import { passphraseTexts } from '../../../shared/strings/mnemonic.ts';
import type { Context } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { keyCommands } from './keys.ts';

const address = '0x00000000219ab540356cBB839Cbe05303d7705Fa';
const common = { network: 'hoodi', count: '1', 'withdrawal-address': address, 'password-file': 'pw', out: 'out' };
const files: Record<string, string> = { words: 'the words', '25th': 'the 25th', pw: 'the password', '-': 'from stdin' };

async function run(name: 'new' | 'derive', values: Record<string, string>) {
  const asked: Record<string, unknown>[] = [];
  const remarks: string[] = [];
  const held: Uint8Array[] = [];
  const make = async (asks: Record<string, unknown>) => {
    const text = (v: unknown) => (v instanceof Uint8Array ? Buffer.from(v).toString() : v);
    asked.push(Object.fromEntries(Object.entries(asks).map(([key, value]) => [key, text(value)])));
    return { files: [], pubkeys: [] };
  };
  const context = {
    values: { ...common, ...values },
    words: [],
    json: true,
    ask: async () => ({ ok: true, address }),
    app: { keysTool: async () => ({ derive: make, newKeys: make }) },
    printDocument: () => undefined,
    remark: (...lines: string[]) => void remarks.push(...lines),
    secret: async (file: string) => {
      const bytes = Buffer.from(files[file] ?? '');
      held.push(bytes);
      return bytes;
    },
    signal: new AbortController().signal,
  };
  await keyCommands.find(({ path }) => path[1] === name)?.run(context as unknown as Context);
  return { asks: asked[0], remarks, wiped: held.every((bytes) => bytes.every((b) => b === 0)) };
}

test('a language is taken in any case and with any separator, and left to the words without one', async () => {
  const language = async (typed: string) => (await run('new', { language: typed, 'mnemonic-out': 'w' })).asks?.['language'];
  expect([await language('Chinese Simplified'), await language('chinese_traditional'), await language('KOREAN')]).toEqual([
    'chinese_simplified',
    'chinese_traditional',
    'korean',
  ]);
  expect((await run('new', { 'mnemonic-out': 'w' })).asks).toMatchObject({ language: null });
  await expect(language('klingon')).rejects.toThrow(
    '--language is one of: english, chinese_simplified, chinese_traditional, czech, french, italian, japanese, korean, portuguese, spanish.',
  );
});

test('the 25th word comes from its file, with a warning, and every secret is wiped', async () => {
  const { asks, remarks, wiped } = await run('derive', {
    'mnemonic-file': 'words',
    'passphrase-file': '25th',
    start: '3',
    language: 'czech',
  });
  expect(asks).toMatchObject({ mnemonic: 'the words', passphrase: 'the 25th', password: 'the password', language: 'czech', start: 3 });
  expect([remarks, wiped]).toEqual([[passphraseTexts.warning], true]);
  const without = await run('derive', { 'mnemonic-file': 'words', start: '0' });
  expect([without.asks?.['passphrase'], without.remarks]).toEqual(['', []]);
});

test('standard input carries one secret only', async () => {
  await expect(run('derive', { 'mnemonic-file': '-', 'passphrase-file': '-', start: '0' })).rejects.toBeInstanceOf(UsageError);
  expect((await run('derive', { 'mnemonic-file': 'words', 'passphrase-file': '-', start: '0' })).asks).toMatchObject({
    passphrase: 'from stdin',
  });
});

test('a first number may be any that EIP-2334 knows', async () => {
  expect((await run('derive', { 'mnemonic-file': 'words', start: '4294967295' })).asks).toMatchObject({ start: 4294967295 });
  await expect(run('derive', { 'mnemonic-file': 'words', start: '-1' })).rejects.toBeInstanceOf(UsageError);
});
