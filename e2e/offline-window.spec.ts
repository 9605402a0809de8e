import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { Bridge } from '../src/shared/contract.ts';
import { electronPath, launchHearth } from './electron.ts';
import { keyProcessBelow } from './processes.ts';
import { lacks, SOCKET_CALLS, socketCalls, tracer } from './system-calls.ts';

// Each call of each process of Electron goes through the tracer.
test.setTimeout(180_000);

let dir: string;
test.beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-offline-'));
});
test.afterEach(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));

/** New words, typed back, or words that exist; their key process then holds them. Answers the session. */
const wordsIn = (page: Page, isNew: boolean): Promise<string> =>
  page.evaluate(async (fresh) => {
    const { hearth } = window as unknown as { hearth: Bridge };
    const ask = async <T>(call: ReturnType<typeof hearth.call>): Promise<T> => {
      const reply = await call;
      if (!reply.ok) throw new Error(reply.fault.code);
      return reply.value as T;
    };
    if (!fresh) {
      const text = [...Array.from({ length: 23 }, () => 'zoo'), 'vote'].join(' ');
      return (await ask<{ session: string }>(hearth.call('keys.read', { text }))).session;
    }
    const { session, words } = await ask<{ session: string; words: string[] }>(hearth.call('keys.begin', {}));
    await ask(hearth.call('keys.confirm', { session, typed: words }));
    return session;
  }, isNew);

const makeKeys = (page: Page, session: string): Promise<boolean> =>
  page.evaluate(async (id) => {
    const { hearth } = window as unknown as { hearth: Bridge };
    return (await hearth.call('keys.make', { session: id, password: 'correct horse battery', count: 2, network: 'hoodi' })).ok;
  }, session);

/**
 * A key process of the window is a utility process of Electron. It is born with its end of the channel to main, which Chromium hands to
 * it open: what is said there is not seen here. From its birth to its end, long before any words are in it, no thread of it may open,
 * bind or connect a socket of its own. What is tolerated are pairs of nameless sockets (AF_UNIX socketpair), of which libuv makes one for
 * its signals as it starts: nobody outside of the process can be at the other end.
 */
test('the key process of the window opens no socket while it makes keys from new words and from words that exist', async () => {
  const prefix = join(dir, 'trace');
  const why = lacks('strace', '-qq', '-o', join(dir, 'try'), 'true');
  test.info().skip(why !== null, why ?? '');
  const executable = join(dir, 'electron');
  const quoted = [...tracer(prefix, SOCKET_CALLS), electronPath()].map((part) => `'${part}'`).join(' ');
  writeFileSync(executable, `#!/bin/sh\nexec ${quoted} "$@"\n`);
  chmodSync(executable, 0o755);

  const hearth = await launchHearth(join(dir, 'data'), { executable });
  const keyProcesses: number[] = [];
  try {
    const page = await hearth.firstWindow();
    await page.waitForLoadState('load');
    for (const isNew of [true, false]) {
      const session = await wordsIn(page, isNew);
      const keyProcess = keyProcessBelow(hearth.process().pid ?? 0);
      if (keyProcess === null) throw new Error('there is no key process');
      keyProcesses.push(keyProcess);
      expect(await makeKeys(page, session)).toBe(true);
    }
  } finally {
    await hearth.close();
  }
  expect(new Set(keyProcesses).size).toBe(2);
  for (const keyProcess of keyProcesses) {
    const { processes, inside, pairs, outside } = await socketCalls(prefix, keyProcess);
    expect(inside).toEqual([]);
    expect(pairs.filter((call) => !call.startsWith('socketpair(AF_UNIX,'))).toEqual([]);
    // The process with its threads was seen, and so was what the rest of Hearth does: it looks for Docker.
    expect(processes).toBeGreaterThan(4);
    expect(outside.join('\n')).toContain('docker.sock');
  }
});
