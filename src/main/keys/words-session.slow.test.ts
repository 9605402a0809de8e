import { mnemonicToSeedSync } from '@scure/bip39';
import { beforeAll, expect, test } from 'vitest';
import { keyCalls } from '../../shared/keys.ts';
import { toHex } from '../protocol/bytes.ts';
import { type Bls, loadBls } from './bls.ts';
import { inProcessKeyWorkers } from './testing/in-process-worker.ts';
import { keyRoom, newWords, PASSWORD, SLOW_MS } from './testing/key-room.ts';

const M = `${'abandon '.repeat(23)}art`;
let bls: Bls;
beforeAll(async () => {
  bls = await loadBls();
}, SLOW_MS);
const keyOf = (passphrase: string, index: number) =>
  toHex(bls.publicKey(bls.derive(mnemonicToSeedSync(M, passphrase), [12381, 3600, index, 0, 0])));

test(
  'words that exist, with a 25th, make keys from any number on, and used numbers are told',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const read = async (passphrase: string) => {
      const found = keyCalls['keys.read'].output.parse(await k.service['keys.read']({ text: ` ${M.toUpperCase()}\n`, passphrase }));
      return found.ok ? found : Promise.reject(new Error(found.message));
    };
    const { session, ...found } = await read('é 25');
    expect(found).toEqual({ ok: true, words: 24, language: 'english' });
    expect(await k.service['keys.usedIndices']({ session })).toEqual({ looked: 50, used: [], chainAsked: false, next: 0 });
    const made = await k.service['keys.make']({ session, password: PASSWORD, start: 3, count: 1, network: 'hoodi' });
    expect(made.map((e) => [e.pubkey, e.path])).toEqual([[keyOf('é 25', 3), 'm/12381/3600/3/0/0']]);
    await expect.poll(() => k.started.map((w) => w.gone())).toEqual([true]);

    k.room.node = {
      genesisForkVersion: '0x10000910',
      validators: async () => [{ index: 9, pubkey: keyOf('é 25', 4), withdrawalCredentials: '0x' }],
      pending: async () => [],
    };
    const again = await read('é 25');
    expect(keyCalls['keys.usedIndices'].output.parse(await k.service['keys.usedIndices']({ session: again.session }))).toEqual({
      looked: 50,
      used: [
        { index: 3, pubkey: keyOf('é 25', 3), file: 'hoodi', chain: false },
        { index: 4, pubkey: keyOf('é 25', 4), file: null, chain: true },
      ],
      chainAsked: true,
      next: 5,
    });
    const without = await read('');
    expect((await k.service['keys.usedIndices']({ session: without.session })).used).toEqual([]);
    await expect(k.service['keys.usedIndices']({ session: again.session })).rejects.toMatchObject({ code: 'key.session' });
    await k.service.stop();
  },
  SLOW_MS,
);

test(
  'words that are wrong are an answer that names their places, and leave no process',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    expect(await k.service['keys.read']({ text: M.replace('abandon', 'abadnon') })).toEqual({
      ok: false,
      reason: 'words',
      message: 'Word 1 is not in the English word list. Near word 1: abandon.',
      words: 24,
      languages: ['english'],
      problems: [{ position: 1, nearest: ['abandon'] }],
    });
    expect(await k.service['keys.read']({ text: M, language: 'czech' })).toMatchObject({ reason: 'words', languages: ['czech'] });
    await expect.poll(() => k.started.map((w) => w.gone())).toEqual([true, true]);
  },
  SLOW_MS,
);

test(
  'new words come in the language that was asked for and are typed back in it',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const { session, words } = await newWords(k.service, 'korean');
    expect(words.map((w) => /^[가-힣]{2,}$/.test(w))).toEqual(Array.from({ length: 24 }, () => true));
    const short = words.map((w) => [...w.normalize('NFD').normalize('NFC')].slice(0, 4).join(''));
    expect(await k.service['keys.confirm']({ session, typed: short })).toEqual({ ok: true, wrong: [] });
    expect(await k.service['keys.confirm']({ session, typed: short.with(4, 'abandon') })).toEqual({ ok: false, wrong: [5] });
    await k.service.stop();
  },
  SLOW_MS,
);
