import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyCalls } from '../../shared/keys.ts';
import { inProcessKeyWorkers } from './testing/in-process-worker.ts';
import { ADDRESS, keyRoom, newWords, PASSWORD, SLOW_MS } from './testing/key-room.ts';

describe('words and addresses', () => {
  test(
    'new words are told once, compared word by word, and needed before keys are made',
    async () => {
      const k = keyRoom(inProcessKeyWorkers());
      const { session, words } = await newWords(k.service);
      const typed = words.map((w, i) => (i === 2 ? 'zzzz' : w.slice(0, 4).toUpperCase()));
      expect(await k.service['keys.confirm']({ session, typed })).toEqual({ ok: false, wrong: [3] });
      const asks = { session, password: PASSWORD, count: 1, network: 'hoodi' as const };
      await expect(k.service['keys.make'](asks)).rejects.toMatchObject({ code: 'key.unconfirmed' });
      await expect(k.service['keys.make']({ ...asks, password: 'short' })).rejects.toMatchObject({ code: 'key.passwordShort' });
      expect(await k.service['keys.confirm']({ session, typed: words.map((w) => ` ${w}\n`) })).toEqual({ ok: true, wrong: [] });

      const again = await k.service['keys.begin']({});
      expect(again.words).not.toEqual(words);
      await expect(k.service['keys.confirm']({ session, typed: words })).rejects.toMatchObject({ code: 'key.session' });
      await k.service['keys.abandon']({ session: again.session });
      await k.service['keys.abandon']({ session: 'never was' });
      await expect.poll(() => k.started.map((w) => w.gone())).toEqual([true, true]);
      expect(existsSync(k.keysDir) ? readdirSync(k.keysDir, { recursive: true }) : []).toEqual([]);
    },
    SLOW_MS,
  );

  test('addresses are judged as the contract says', async () => {
    const { service } = keyRoom(inProcessKeyWorkers());
    const check = async (text: string) => keyCalls['keys.checkAddress'].output.parse(await service['keys.checkAddress']({ text }));
    const own = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
    expect(await check(own)).toEqual({ ok: true, address: own });
    expect(await check(ADDRESS)).toMatchObject({ ok: false, reason: 'nobodys' });
    expect(await check(own.toLowerCase())).toMatchObject({ ok: false, reason: 'unchecksummed', position: null });
  });

  test(
    'the BLS backend is told after its self-test',
    async () => {
      const { service } = keyRoom();
      expect(await service['keys.backend']({})).toEqual({ backend: 'blst-native' });
    },
    SLOW_MS,
  );
});
