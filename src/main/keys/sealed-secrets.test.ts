import { webcrypto } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { Door, Sealed } from '../../shared/sealed.ts';
import { sealing } from '../../shared/sealing.ts';
import { keyDoors } from './doors.ts';
import { forkKeyWorkers } from './testing/fork-worker.ts';
import { keyRoom, PASSWORD, SLOW_MS } from './testing/key-room.ts';

const fixtures = new URL('./fixtures/', import.meta.url);
const fixture = (path: string): unknown => JSON.parse(readFileSync(new URL(path, fixtures), 'utf8'));
const { M } = (fixture('cases.json') as { readonly mnemonics: { readonly M: string } }).mnemonics;
const [firstOfReference] = fixture('a01/validator_keys/deposit_data-1795324922.json') as readonly { readonly pubkey: string }[];
const { seal, opener } = sealing(webcrypto.subtle);
const sealFor = async ({ door, key }: Door, text: string): Promise<Sealed> => ({
  door,
  box: await seal(key, new TextEncoder().encode(text)),
});

test(
  'sealed words and a sealed password make the keys that plain ones make, in the process they were sealed for',
  async () => {
    const k = keyRoom();
    const door = await k.service['keys.door']({ session: null });
    const read = await k.service['keys.read']({ text: await sealFor(door, M), passphrase: await sealFor(door, '') });
    if (!read.ok) throw new Error(read.message);
    expect(k.started).toHaveLength(1);
    const own = await k.service['keys.door']({ session: read.session });
    expect(own.key).toBe(door.key);
    const make = { session: read.session, count: 1, network: 'hoodi', kdf: 'pbkdf2' } as const;
    await expect(k.service['keys.make']({ ...make, password: await sealFor(own, 'short') })).rejects.toMatchObject({
      code: 'key.passwordShort',
    });
    const [made] = await k.service['keys.make']({ ...make, password: await sealFor(own, PASSWORD) });
    expect(made?.pubkey).toBe(`0x${firstOfReference?.pubkey}`);
    await k.service.stop();
  },
  SLOW_MS,
);

test(
  'new words are sealed for the window that asked, and the words typed back for the key process',
  async () => {
    const k = keyRoom();
    const window = await opener();
    const { session, words } = await k.service['keys.begin']({ reader: window.key });
    if (!('box' in words)) throw new Error('the words are not sealed');
    const shown = new TextDecoder().decode(await window.open(words.box)).split(' ');
    expect(shown).toHaveLength(24);
    const door = await k.service['keys.door']({ session });
    const typed = shown.map((word) => word.slice(0, 4));
    expect(await k.service['keys.confirm']({ session, typed: await sealFor(door, typed.with(2, 'zzzz').join('\n')) })).toEqual({
      ok: false,
      wrong: [3],
    });
    expect(await k.service['keys.confirm']({ session, typed: await sealFor(door, typed.join('\n')) })).toEqual({ ok: true, wrong: [] });
    await k.service.stop();
  },
  SLOW_MS,
);

test(
  'what was sealed for one key process is refused by every other, and after its use',
  async () => {
    const k = keyRoom();
    const asks = { paths: ['/nowhere'], network: null, withdrawalAddress: null };
    const [one, other] = await Promise.all([k.service['keys.door']({ session: null }), k.service['keys.door']({ session: null })]);
    const forOther = await sealFor(other, M);
    await expect(k.service['keys.read']({ text: { ...forOther, door: one.door } })).rejects.toMatchObject({ code: 'key.sealed' });
    await expect(k.service['keys.read']({ text: await sealFor(one, M) })).rejects.toMatchObject({ code: 'key.sealed' });
    const unknown = { text: forOther, passphrase: { ...forOther, door: 'unknown' } };
    await expect(k.service['keys.read'](unknown)).rejects.toMatchObject({ code: 'key.sealed' });
    const changed = `${forOther.box.slice(0, -1)}${forOther.box.endsWith('0') ? '1' : '0'}`;
    await expect(k.service['keys.read']({ text: { ...forOther, box: changed } })).rejects.toMatchObject({ code: 'key.sealed' });
    expect((await k.service['keys.verify']({ ...asks, password: null })).files).toHaveLength(1);
    await k.service.stop();
  },
  SLOW_MS,
);

test(
  'at most two key processes wait for secrets; one more ends the oldest, and none stays',
  async () => {
    const { spawn, started } = forkKeyWorkers();
    const doors = keyDoors(spawn);
    const first = await doors.open();
    await doors.open();
    const third = await doors.open();
    expect(started.map((one) => one.gone())).toEqual([true, false, false]);
    expect(() => doors.take([{ door: first.door, box: '' }])).toThrow(AppError);
    expect(doors.take(['text', null])).toBe(null);
    const process = doors.take([{ door: third.door, box: '' }]);
    await doors.stop();
    expect(started.map((one) => one.gone())).toEqual([true, true, false]);
    process?.kill();
    await process?.ended;
  },
  SLOW_MS,
);

test(
  'a sealed password comes back to main as bytes once it has opened the keystores, and a wrong one does not',
  async () => {
    const k = keyRoom();
    const keystore = new URL('pbk/validator_keys/keystore-m_12381_3600_0_0_0-1795324988.json', fixtures);
    cpSync(keystore, join(k.keysDir, k.room.instance, 'validator_keys', basename(keystore.pathname)));
    const [key] = await k.service['keys.list']({});
    const pubkeys = [key?.pubkey ?? ''];
    const given = async (text: string) => sealFor(await k.service['keys.door']({ session: null }), text);
    const passwords = await k.service.passwordsOf(pubkeys, await given('MyPasswordIs'));
    expect(passwords.map((bytes) => new TextDecoder().decode(bytes))).toEqual(['MyPasswordIs']);
    await expect(k.service.passwordsOf(pubkeys, await given('MyPasswordWas'))).rejects.toMatchObject({ code: 'key.passwordWrong' });
    expect(k.started.every((one) => one.gone())).toBe(true);
    await k.service.stop();
  },
  SLOW_MS,
);
