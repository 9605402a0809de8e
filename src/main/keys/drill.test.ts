import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { keyDrillCalls } from '../../shared/key-drill.ts';
import { utf8Bytes } from './password.ts';
import { inProcessKeyWorkers } from './testing/in-process-worker.ts';
import { keyRoom, SLOW_MS } from './testing/key-room.ts';
import { fixtureFiles } from './verify/testing/judge.ts';

const cases = JSON.parse(readFileSync(new URL('./fixtures/cases.json', import.meta.url), 'utf8'));
const { M, M2 }: { readonly M: string; readonly M2: string } = cases.mnemonics;
const PASSWORD = 'MyPasswordIs';

/** A backup folder with copies of the files of a case, below `validator_keys` or not. */
function backup(name: string, below = ''): string {
  const dir = mkdtempSync(join(tmpdir(), 'hearth-backup-'));
  mkdirSync(join(dir, below), { recursive: true });
  for (const { path } of fixtureFiles(name)) copyFileSync(path, join(dir, below, basename(path)));
  return dir;
}
const asked = (folder: string, words = M, password: string | null = PASSWORD, passphrase = '') => ({
  words: words.split(' '),
  passphrase,
  folder,
  password,
});

test(
  'the right words and copies bring the keys back, and this is kept as evidence without any secret',
  async () => {
    const k = keyRoom();
    const shown = keyDrillCalls['keys.drill'].output.parse(await k.service['keys.drill'](asked(backup('pbk', 'validator_keys'))));
    expect(shown.says).toBe('Your words give all 2 keys, and the copies open with your password. You could bring them back today.');
    expect(shown.files.map((f) => [basename(f.path), f.says, f.findings])).toEqual([
      ['deposit_data-1795324988.json', ['The words give the keys of its 2 deposits'], []],
      [
        'keystore-m_12381_3600_0_0_0-1795324988.json',
        ['The words give its key 0xb384…4c87', 'It opens with the password and holds that key'],
        [],
      ],
      [
        'keystore-m_12381_3600_1_0_0-1795324988.json',
        ['The words give its key 0xb3d8…1cfa', 'It opens with the password and holds that key'],
        [],
      ],
    ]);
    const [kept] = keyDrillCalls['keys.drills'].output.parse(await k.service['keys.drills']({}));
    expect(kept).toEqual(shown.evidence);
    expect(kept).toMatchObject({ at: k.room.nowMs, good: true });
    expect(kept?.files.map((f) => [f.kind, f.pubkeys.length, f.sameKeys, f.opens])).toEqual([
      ['deposit', 2, true, null],
      ['keystore', 1, true, true],
      ['keystore', 1, true, true],
    ]);
    expect(JSON.stringify(k.room.drills)).not.toMatch(/abandon|MyPasswordIs/);
    await expect.poll(() => k.started.map((w) => w.gone())).toEqual([true]);
  },
  SLOW_MS,
);

test(
  'other words, and a wrong 25th word, give other keys; this is said and kept, and nothing else is blamed',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const folder = backup('pbk');
    const other = await k.service['keys.drill'](asked(folder, M2, null));
    const wrong25th = await k.service['keys.drill'](asked(folder, M, null, 'no such word'));
    for (const { says, evidence, files } of [other, wrong25th]) {
      expect(says).toMatch(/^These words give other keys: a word or the 25th word is wrong, or the copies are of another mnemonic\./);
      expect([evidence.good, ...evidence.files.map((f) => f.sameKeys)]).toEqual([false, false, false, false]);
      expect(files.map((f) => f.findings.filter((x) => x.severity === 'bad').map((x) => x.code))).toEqual([
        ['drill.unknownKey', 'drill.unknownKey'],
        ['drill.otherKey'],
        ['drill.otherKey'],
      ]);
    }
    expect((await k.service['keys.drills']({})).length).toBe(2);
  },
  SLOW_MS,
);

test(
  'without a password the copies stay closed, and it is said that this proves less; with a wrong one they do not open',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const folder = backup('pbk');
    const closed = await k.service['keys.drill'](asked(folder, M, null));
    expect(closed.says).toBe('Your words give all 2 keys. No password was given, so it is not proved that the copies open.');
    expect([closed.evidence.good, ...closed.evidence.files.map((f) => f.opens)]).toEqual([true, null, null, null]);
    const wrong = await k.service['keys.drill'](asked(folder, M, 'NotMyPassword'));
    expect(wrong.says).toBe('Your words give the keys, but something is wrong with 2 copies. Make new copies while your keys still work.');
    expect([wrong.evidence.good, ...wrong.evidence.files.map((f) => f.opens)]).toEqual([false, null, false, false]);
  },
  SLOW_MS,
);

test(
  'old credentials are compared with the withdrawal key of the words',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const folder = backup('a00');
    const right = await k.service['keys.drill'](asked(folder, M2, null));
    expect([right.evidence.good, right.files[0]?.says]).toEqual([
      true,
      ['The words give the key of its deposit', 'The words give the withdrawal key that it names, too'],
    ]);
  },
  SLOW_MS,
);

test(
  'a mixed, damaged or lone backup says what is missing',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const mixed = backup('pbk');
    for (const { path } of fixtureFiles('a00')) copyFileSync(path, join(mixed, `other-${basename(path)}`));
    expect((await k.service['keys.drill'](asked(mixed, M, null))).says).toMatch(/^Your words give 2 of 3 keys\./);

    const damaged = backup('pbk');
    const [, first] = fixtureFiles('pbk');
    writeFileSync(join(damaged, 'keystore-m_12381_3600_9_0_0-1.json'), readFileSync(first?.path ?? '').subarray(0, 300));
    const cut = await k.service['keys.drill'](asked(damaged, M, null));
    expect([cut.says, cut.evidence.good]).toEqual([
      'Your words give the keys, but something is wrong with 1 copy. Make new copies while your keys still work.',
      false,
    ]);

    const lone = await k.service['keys.drill'](asked(backup('partial'), M, null));
    expect([lone.evidence.good, lone.says, lone.files[0]?.findings.map((f) => f.code)]).toEqual([
      false,
      'No keystore lies in this folder, so there is nothing to bring back from it. Choose the folder with your copies.',
      ['amount.part', 'drill.noKeystore'],
    ]);
    // What proves nothing is no evidence.
    expect((await k.service['keys.drills']({})).length).toBe(2);
  },
  SLOW_MS,
);

test(
  'words that are none, and what is no folder, are refused; secrets that were handed in are wiped',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const folder = backup('pbk');
    const file = fixtureFiles('pbk')[0]?.path ?? '';
    const wrong = asked(folder, M.replace('art', 'arm'), null);
    await expect(k.service['keys.drill'](wrong)).rejects.toMatchObject({ code: 'key.mnemonic' });
    await expect(k.service['keys.drill'](asked(file))).rejects.toMatchObject({ code: 'key.folder' });
    await expect(k.service['keys.drill'](asked(join(folder, 'nowhere')))).rejects.toMatchObject({ code: 'key.folder' });
    const empty = mkdtempSync(join(tmpdir(), 'hearth-backup-'));
    const nothing = await k.service['keys.drill'](asked(empty, M, null));
    expect([nothing.evidence.good, nothing.files, nothing.says.slice(0, 32)]).toEqual([false, [], 'No keystore lies in this folder,']);
    const given = { mnemonic: utf8Bytes(M), passphrase: utf8Bytes('x'), password: utf8Bytes(PASSWORD), folder: empty };
    await k.service.drill(given);
    expect([given.mnemonic, given.passphrase, given.password].every((bytes) => bytes.every((b) => b === 0))).toBe(true);
    expect(k.room.drills.drills).toEqual([]);
  },
  SLOW_MS,
);
