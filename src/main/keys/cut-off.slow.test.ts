// Runs that are cancelled or killed while they write: none leaves a file.
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { utf8Bytes } from './password.ts';
import { ADDRESS, keyRoom, SLOW_MS } from './testing/key-room.ts';

const { mnemonics } = JSON.parse(readFileSync(new URL('./fixtures/cases.json', import.meta.url), 'utf8'));
const folder = () => mkdtempSync(join(tmpdir(), 'hearth-cut-off-'));
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error as { code?: string }).code,
  );

test(
  'exits into a folder that takes no files, and a run that is cancelled or killed, leave nothing',
  async () => {
    const k = keyRoom();
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const validatorIndices = Array.from({ length: 200 }, (_, i) => i);
    const from = () => ({ mnemonic: utf8Bytes(mnemonics.M), passphrase: new Uint8Array(0), language: null, start: 0 });
    const asked = (out: string) => ({ network: 'mainnet', from: from(), validatorIndices, epoch: 0, out });
    expect(await code(k.service.sign.exits(asked(file)))).toBe('file.write');
    expect(readFileSync(file, 'utf8')).toBe('');

    const out = folder();
    const abort = new AbortController();
    const onProgress = ({ done }: { done: number }) => done > 10 && abort.abort();
    expect(await code(k.service.sign.exits({ ...asked(out), signal: abort.signal, onProgress }))).toBe('work.cancelled');
    const kill = ({ done }: { done: number }) => done > 10 && k.started.at(-1)?.kill();
    expect(await code(k.service.sign.exits({ ...asked(out), onProgress: kill }))).toBe('key.worker');
    expect(existsSync(join(out, 'exit_transactions')) && readdirSync(join(out, 'exit_transactions'))).toEqual([]);
  },
  SLOW_MS,
);

test(
  'making keys that is cancelled in the middle leaves nothing and ends its process',
  async () => {
    const k = keyRoom();
    const out = join(k.dir, 'out');
    const cancel = new AbortController();
    const onProgress = ({ done }: { readonly done: number }) => done > 1 && cancel.abort();
    const mnemonicOut = join(k.dir, 'words.txt');
    const run = k.service.newKeys({
      ...{ network: 'mainnet', start: 0, count: 2, password: utf8Bytes('MyPasswordIs\n'), out, language: null, mnemonicOut },
      ...{ lock: { kdf: 'pbkdf2', saltPerKeystore: false }, withdrawalAddress: ADDRESS, compounding: false, amountGwei: 32_000_000_000n },
      ...{ onProgress, signal: cancel.signal },
    });
    await expect(run).rejects.toMatchObject({ code: 'work.cancelled' });
    const everything = readdirSync(out, { recursive: true });
    expect([everything, existsSync(mnemonicOut), k.started.map((w) => w.gone())]).toEqual([['validator_keys'], false, [true]]);
  },
  SLOW_MS,
);
