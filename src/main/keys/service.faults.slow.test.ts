// What goes wrong while keys are made: a file in the way, a process killed, a folder that takes nothing.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forkKeyWorkers } from './testing/fork-worker.ts';
import { confirmedSession, type KeyRoom, keyRoom, PASSWORD, SLOW_MS } from './testing/key-room.ts';

const folderOf = (k: KeyRoom) => join(k.keysDir, 'hoodi', 'validator_keys');
const everythingIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
const make = (k: KeyRoom, session: string, count = 2) => k.service['keys.make']({ session, password: PASSWORD, count, network: 'hoodi' });
/** Runs `fn` when the first key is encrypted: files are on the disk, none has its name. */
const inTheMiddle = (k: KeyRoom, fn: () => void) => k.listeners.add(({ done, total }) => done > 2 && done < total && fn());

test(
  'a file in the way is not touched, and the words can be used again',
  async () => {
    const k = keyRoom();
    const { session } = await confirmedSession(k);
    const taken = join(folderOf(k), 'keystore-m_12381_3600_1_0_0-1795324985.json');
    mkdirSync(folderOf(k), { recursive: true });
    writeFileSync(taken, 'mine');
    await expect(make(k, session)).rejects.toMatchObject({
      code: 'key.exists',
      params: { what: 'keystore-m_12381_3600_1_0_0-1795324985.json' },
    });
    expect([everythingIn(folderOf(k)), readFileSync(taken, 'utf8')]).toEqual([['keystore-m_12381_3600_1_0_0-1795324985.json'], 'mine']);

    k.room.nowMs += 1000;
    expect(await make(k, session, 1)).toHaveLength(1);
  },
  SLOW_MS,
);

test(
  'a key process killed in the middle leaves no file, and its words are gone',
  async () => {
    const k = keyRoom();
    const { session } = await confirmedSession(k);
    inTheMiddle(k, () => k.started[0]?.kill());
    await expect(make(k, session)).rejects.toMatchObject({ code: 'key.session' });
    expect(everythingIn(folderOf(k))).toEqual([]);
    await expect(make(k, session)).rejects.toMatchObject({ code: 'key.session' });
  },
  SLOW_MS,
);

test(
  'abandoning in the middle ends the process and leaves no file',
  async () => {
    const k = keyRoom();
    const { session } = await confirmedSession(k);
    inTheMiddle(k, () => void k.service['keys.abandon']({ session }));
    await expect(make(k, session)).rejects.toMatchObject({ code: 'key.session' });
    await expect.poll(() => [k.started.map((w) => w.gone()), everythingIn(folderOf(k))]).toEqual([[true], []]);
  },
  SLOW_MS,
);

test(
  'stopping the service ends every key process',
  async () => {
    const k = keyRoom();
    const { session } = await confirmedSession(k);
    const pending = expect(make(k, session)).rejects.toMatchObject({ code: 'key.session' });
    const test = expect(k.service['keys.backend']({})).rejects.toMatchObject({ code: 'key.worker' });
    await k.service.stop();
    await Promise.all([pending, test]);
    expect([k.started.map((w) => w.gone()), everythingIn(folderOf(k))]).toEqual([[true, true], []]);
  },
  SLOW_MS,
);

test(
  'a disk that takes no more is a fault, leaves nothing, and costs no words',
  async () => {
    const k = keyRoom(forkKeyWorkers({ via: ['/usr/bin/prlimit', '--fsize=64'] }));
    const { session, words } = await confirmedSession(k);
    await expect(make(k, session)).rejects.toMatchObject({ code: 'file.write', params: { where: folderOf(k) } });
    expect(everythingIn(folderOf(k))).toEqual([]);
    expect(await k.service['keys.confirm']({ session, typed: [...words] })).toEqual({ ok: true, wrong: [] });
    await k.service.stop();
  },
  SLOW_MS,
);

test(
  'a folder that may not be written to is a fault',
  async () => {
    // Root writes everywhere but without this capability; everyone else has none of it.
    const bound = { via: ['/usr/bin/setpriv', '--inh-caps=-dac_override', '--bounding-set=-dac_override'] };
    const k = keyRoom(forkKeyWorkers(process.getuid?.() === 0 ? bound : {}));
    mkdirSync(folderOf(k), { recursive: true });
    chmodSync(folderOf(k), 0o555);
    const { session } = await confirmedSession(k);
    await expect(make(k, session)).rejects.toMatchObject({ code: 'file.write', params: { where: folderOf(k) } });
    expect(everythingIn(folderOf(k))).toEqual([]);
    await k.service.stop();
  },
  SLOW_MS,
);
