// What is in the way of exits, credential changes and top-ups: each a coded fault, and nothing lost or half-written. What needs a process
// of its own (a full disk, rights, a kill, two at once) is in e2e/signed-faults.spec.ts.
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { utf8Bytes } from './password.ts';
import { inProcessKeyWorkers } from './testing/in-process-worker.ts';
import { ADDRESS, type KeyRoom, keyRoom, SLOW_MS } from './testing/key-room.ts';

const fixture = (path: string) => fileURLToPath(new URL(`./fixtures/${path}`, import.meta.url));
const { mnemonics } = JSON.parse(readFileSync(fixture('cases.json'), 'utf8'));
const SECONDS = 1_795_325_000;
const folder = () => mkdtempSync(join(tmpdir(), 'hearth-signed-'));

type Result = { readonly files: readonly string[] };
type Way = {
  /** The last file of a run: others are written before it. */
  readonly file: string;
  readonly sign: (k: KeyRoom, out: string, change?: object) => Promise<Result>;
};
const words = () => ({ mnemonic: utf8Bytes(mnemonics.M), passphrase: new Uint8Array(0), language: null, start: 0 });
/** Locked by pbkdf2, which opens quickly. */
const keystore = () => ({
  keystore: fixture('pbk/validator_keys/keystore-m_12381_3600_0_0_0-1795324988.json'),
  password: utf8Bytes('MyPasswordIs'),
});
const both = { network: 'mainnet', validatorIndices: [7, 8] };
const change = { ...both, withdrawalAddress: ADDRESS };
const more = { network: 'mainnet', amountGwei: 1_000_000_000n, withdrawalAddress: ADDRESS, compounding: false };
const ways: Readonly<Record<string, Way>> = {
  'exits from words': {
    file: `exit_transactions/signed_exit_transaction-8-${SECONDS}.json`,
    sign: (k, out, other) => k.service.sign.exits({ ...both, from: words(), epoch: 1, out, ...other }),
  },
  'exits from a keystore': {
    file: `exit_transactions/signed_exit_transaction-8-${SECONDS}.json`,
    sign: (k, out, other) => k.service.sign.exits({ ...both, from: keystore(), epoch: 1, out, ...other }),
  },
  'changes from words': {
    file: `bls_to_execution_changes/bls_to_execution_change-${SECONDS}.json`,
    sign: (k, out, other) => k.service.sign.changes({ ...change, from: words(), out, ...other }),
  },
  'changes from a keystore': {
    file: `bls_to_execution_changes_keystore/bls_to_execution_change_keystore_signature-8-${SECONDS}.json`,
    sign: (k, out, other) => k.service.sign.changes({ ...change, from: keystore(), out, ...other }),
  },
  'a top-up': {
    file: `partial_deposits/deposit_data-${SECONDS}.json`,
    sign: (k, out, other) => k.service.sign.topUp({ ...more, ...keystore(), out, ...other }),
  },
};

const room = (workers = inProcessKeyWorkers()) => {
  const k = keyRoom(workers);
  k.room.nowMs = SECONDS * 1000;
  return k;
};
const outcome = (signing: Promise<Result>) =>
  signing.then(
    () => 'accepted',
    ({ code, params }: { readonly code?: string; readonly params?: object }) => ({ code, ...params }),
  );
/** All that lies in a folder, hidden or not, links as links. */
const everything = (at: string): readonly string[] =>
  existsSync(at)
    ? readdirSync(at, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

describe.each(Object.entries(ways))('%s', (_name, { file, sign }) => {
  test(
    'a file of the same name, or a link that leads nowhere, stays as it is; nothing else appears',
    async () => {
      const [out, linked] = [folder(), folder()];
      const [taken, link] = [join(out, file), join(linked, file)];
      for (const path of [taken, link]) mkdirSync(dirname(path), { recursive: true });
      writeFileSync(taken, 'mine');
      const nowhere = join(linked, 'nowhere');
      symlinkSync(nowhere, link);
      const what = file.slice(file.indexOf('/') + 1);
      expect(await outcome(sign(room(), out))).toMatchObject({ code: 'key.exists', what });
      expect([everything(out), readFileSync(taken, 'utf8')]).toEqual([[taken], 'mine']);
      expect(await outcome(sign(room(), linked))).toMatchObject({ code: 'key.exists', what });
      expect([everything(linked), lstatSync(link).isSymbolicLink(), existsSync(nowhere)]).toEqual([[link], true, false]);
    },
    SLOW_MS,
  );

  test(
    'through a folder that is a link the files arrive whole; a link to a missing folder, or to a file, is a fault',
    async () => {
      const [real, links] = [folder(), folder()];
      const at = (name: string, target: string) => {
        symlinkSync(target, join(links, name));
        return join(links, name);
      };
      const { files } = await sign(room(), at('good', real));
      expect(files.at(-1)).toBe(join(links, 'good', file));
      expect(everything(real).map((path) => join(links, 'good', path.slice(real.length + 1)))).toEqual([...files].sort());
      expect(lstatSync(join(links, 'good')).isSymbolicLink()).toBe(true);

      const plain = join(folder(), 'plain');
      writeFileSync(plain, 'mine');
      const missing = join(folder(), 'missing');
      expect(await outcome(sign(room(), at('dangling', missing)))).toMatchObject({ code: 'file.write' });
      expect(await outcome(sign(room(), at('file', plain)))).toMatchObject({ code: 'file.write' });
      expect([existsSync(missing), readFileSync(plain, 'utf8')]).toEqual([false, 'mine']);
    },
    SLOW_MS,
  );

  test('an unknown network is a fault before any process starts', async () => {
    const [k, out] = [room(), folder()];
    expect(await outcome(sign(k, out, { network: 'olympic' }))).toMatchObject({ code: 'key.networkUnknown', what: 'olympic' });
    expect([everything(out), k.started.length]).toEqual([[], 0]);
  });
});
