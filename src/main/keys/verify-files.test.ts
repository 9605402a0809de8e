import { copyFileSync, mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { keyCheckCalls } from '../../shared/key-checks.ts';
import { utf8Bytes } from './password.ts';
import { inProcessKeyWorkers } from './testing/in-process-worker.ts';
import { type KeyRoom, keyRoom, SLOW_MS } from './testing/key-room.ts';
import { fixture, fixtureFiles, textOf } from './verify/testing/judge.ts';
import type { OwnNode } from './verify-files.ts';

const PASSWORD = 'MyPasswordIs';
const folder = () => mkdtempSync(join(tmpdir(), 'hearth-verify-'));
const copyTo = (dir: string, name: string) => {
  mkdirSync(dir, { recursive: true });
  for (const { path } of fixtureFiles(name)) copyFileSync(path, join(dir, basename(path)));
};
type Change = { readonly network?: string; readonly withdrawalAddress?: string; readonly password?: string };
const verify = async ({ service }: KeyRoom, paths: readonly string[], change: Change = {}) => {
  const asks = { paths: [...paths], network: null, withdrawalAddress: null, password: null, ...change };
  const { files } = keyCheckCalls['keys.verify'].output.parse(await service['keys.verify'](asks));
  return files;
};
const codesByName = (files: Awaited<ReturnType<typeof verify>>) =>
  Object.fromEntries(files.map((f) => [basename(f.path), f.findings.map((x) => x.code)]));

test(
  'files lying about: what is empty, huge, binary, no file, a link or something else is told, and the good ones are judged all the same',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const dir = folder();
    copyTo(join(dir, 'validator_keys'), 'pbk');
    copyTo(join(dir, 'deep', 'deeper'), 'a00');
    writeFileSync(join(dir, 'huge.json'), '');
    truncateSync(join(dir, 'huge.json'), 16 * 2 ** 20 + 1);
    writeFileSync(join(dir, 'empty.json'), '');
    writeFileSync(
      join(dir, 'binary.json'),
      Uint8Array.from({ length: 3000 }, (_, i) => (i * 37) % 256),
    );
    writeFileSync(join(dir, 'keystore-cut.json'), textOf(fixture('pbk', 'keystore')).slice(0, 400));
    writeFileSync(join(dir, 'deposit_data-list.json'), '[1, 2]');
    writeFileSync(join(dir, 'slashing_protection.json'), '{"metadata": {"interchange_format_version": "5"}, "data": []}');
    writeFileSync(join(dir, 'notes.txt'), 'buy milk');
    symlinkSync(join(dir, 'validator_keys', 'deposit_data-1795324988.json'), join(dir, 'link.json'));
    symlinkSync(join(dir, 'nowhere.json'), join(dir, 'broken-link.json'));
    symlinkSync(dir, join(dir, 'loop'));
    symlinkSync('/dev/zero', join(dir, 'endless.json'));
    const files = await verify(k, [dir]);
    expect(codesByName(files)).toEqual({
      'binary.json': ['file.binary'],
      'broken-link.json': ['file.unreadable'],
      'deposit_data-1795324988.json': ['duplicate.same'],
      'deposit_data-list.json': ['file.unknown'],
      'empty.json': ['file.empty'],
      'huge.json': ['file.tooLarge'],
      'keystore-cut.json': ['file.json'],
      'keystore-m_12381_3600_0_0_0-1795324988.json': ['keystore.unopened'],
      'keystore-m_12381_3600_1_0_0-1795324988.json': ['keystore.unopened'],
      'link.json': ['duplicate.same', 'file.link'],
      'notes.txt': ['file.other'],
      'slashing_protection.json': ['file.other'],
    });
    expect(
      codesByName(await verify(k, [join(dir, 'notes.txt'), join(dir, 'slashing_protection.json'), '/dev/zero', join(dir, 'none')])),
    ).toEqual({
      none: ['file.unreadable'],
      'notes.txt': ['file.json'],
      'slashing_protection.json': ['file.unknown'],
      zero: ['file.special'],
    });
    expect((await verify(k, [folder()])).map((f) => f.findings[0]?.code)).toEqual(['folder.empty']);
  },
  SLOW_MS,
);

test(
  'an opened keystore: wrong password, changed checksum, other secret, other costs',
  async () => {
    const k = keyRoom();
    const dir = folder();
    const good = textOf(fixture('pbk', 'keystore-m_12381_3600_0'));
    const other = JSON.parse(textOf(fixture('pbk', 'keystore-m_12381_3600_1'))).pubkey as string;
    const mine = JSON.parse(good).pubkey as string;
    const put = (name: string, text: string) => {
      writeFileSync(join(dir, name), text);
      return join(dir, name);
    };
    const paths = [
      put('good.json', good),
      put(
        'checksum.json',
        good.replace(/("checksum".*?"message": ")(..)/, (_all, before: string, two: string) => `${before}${two === '00' ? '01' : '00'}`),
      ),
      put('other.json', good.replace(mine, other)),
      put('weak.json', good.replace('262144', '1024')),
      put('costly.json', good.replace('262144', '999999999')),
      put('version3.json', good.replace('"version": 4', '"version": 3')),
      put('withdrawal.json', good.replace('m/12381/3600/0/0/0', 'm/12381/3600/0/0')),
      put('keystore-m_12381_3600_5_0_0-1.json', good),
    ];
    const codes = codesByName(await verify(k, paths, { password: PASSWORD }));
    const without = Object.fromEntries(
      Object.entries(codes).map(([name, list]) => [name, list.filter((code) => code !== 'duplicate.keystore')]),
    );
    expect(without).toEqual({
      'good.json': [],
      'checksum.json': ['keystore.password'],
      'other.json': ['keystore.secret'],
      'weak.json': ['keystore.weak'],
      'costly.json': ['keystore.costly'],
      'version3.json': ['keystore.version'],
      'withdrawal.json': ['keystore.withdrawal'],
      'keystore-m_12381_3600_5_0_0-1.json': ['keystore.name'],
    });
    expect(codesByName(await verify(k, [paths[0] ?? ''], { password: 'AnotherOneIs' }))).toEqual({ 'good.json': ['keystore.password'] });
    await expect.poll(() => k.started.every((w) => w.gone())).toBe(true);
  },
  SLOW_MS,
);

test(
  'what the own node knows is added: a deposit that was made, other credentials on chain, the key of an exit',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const [first, second] = JSON.parse(textOf(fixture('a01', 'deposit'))).map((d: { readonly pubkey: string }) => `0x${d.pubkey}`);
    const credentials = `0x010000000000000000000000${'00000000219ab540356cbb839cbe05303d7705fa'}`;
    const node = (change: Partial<OwnNode>): OwnNode => ({
      genesisForkVersion: '0x00000000',
      validators: async (ids) =>
        [
          { index: 1234, pubkey: first, withdrawalCredentials: credentials },
          { index: 5678, pubkey: second, withdrawalCredentials: credentials.replace('0x01', '0x02') },
        ].filter((v) => ids.includes(v.pubkey) || ids.includes(String(v.index))),
      pending: async () => [],
      ...change,
    });
    k.room.node = node({});
    const path = fixture('a01', 'deposit').path;
    expect((await verify(k, [path]))[0]?.findings.map((f) => f.code)).toEqual(['chain.known', 'chain.known', 'chain.payout']);
    expect(
      (
        await verify(
          k,
          fixtureFiles('exitm').map((f) => f.path),
        )
      ).map((f) => [f.network, f.findings]),
    ).toEqual([
      ['mainnet', []],
      ['mainnet', []],
    ]);
    k.room.node = node({ validators: async () => [], pending: async () => [first] });
    expect((await verify(k, [path]))[0]?.findings.map((f) => f.code)).toEqual(['chain.pending']);
    k.room.node = node({ genesisForkVersion: '0x10000910' });
    expect((await verify(k, [path]))[0]?.findings).toEqual([]);
    const away = () => Promise.reject(new AppError('beacon.unreachable'));
    k.room.node = node({ pending: away });
    expect((await verify(k, [path]))[0]?.findings.map((f) => f.code)).toEqual(['chain.known', 'chain.known', 'chain.payout']);
    k.room.node = node({ validators: async () => [], pending: away });
    expect((await verify(k, [path]))[0]?.findings.map((f) => [f.severity, f.code])).toEqual([['warn', 'chain.unasked']]);
    k.room.node = node({ validators: away });
    expect((await verify(k, [path]))[0]?.findings.map((f) => f.code)).toEqual(['chain.unasked']);
  },
  SLOW_MS,
);

test(
  'an unknown network or a mistyped address is refused before anything is looked at, and the password is wiped',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const paths = [fixture('a01', 'deposit').path];
    await expect(verify(k, paths, { network: 'holesky' })).rejects.toMatchObject({ code: 'key.networkUnknown' });
    await expect(verify(k, paths, { network: '/nowhere.json' })).rejects.toMatchObject({ code: 'file.read' });
    await expect(verify(k, paths, { withdrawalAddress: `0x${'ab'.repeat(20)}` })).rejects.toMatchObject({ code: 'key.address' });
    const password = utf8Bytes(PASSWORD);
    await expect(k.service.verify({ paths, network: 'x', withdrawalAddress: null, password })).rejects.toMatchObject({
      code: 'key.networkUnknown',
    });
    expect([...password].every((b) => b === 0)).toBe(true);
    const cancelled = new AbortController();
    cancelled.abort();
    const asks = { paths, network: null, withdrawalAddress: null, password: null, signal: cancelled.signal };
    await expect(k.service.verify(asks)).rejects.toMatchObject({ code: 'work.cancelled' });
    expect(k.started).toEqual([]);
  },
  SLOW_MS,
);

test(
  'a network of a file is known too, and the practice network while it runs',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const dir = folder();
    const network = join(dir, 'devnet.json');
    const root = `0x${'ab'.repeat(32)}`;
    const facts = { network_name: 'devnet', genesis_fork_version: '00000000', exit_fork_version: '03000000', genesis_validator_root: root };
    writeFileSync(network, JSON.stringify(facts));
    const [file] = await verify(k, [fixture('a01', 'deposit').path], { network });
    expect([file?.network, file?.findings.map((f) => f.code)]).toEqual(['devnet', ['network.name']]);
    const [other] = await verify(k, [fixture('a01', 'deposit').path], { network: 'practice' });
    expect(other?.findings.map((f) => f.code)).toEqual(['network.asked']);
  },
  SLOW_MS,
);
