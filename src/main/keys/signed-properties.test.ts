// Exits, credential changes and top-ups whatever they say: signed by one BLS implementation, read back from the text and verified by the
// other; the same bytes every time; nothing in them can be changed unseen.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { SigningNetwork } from '../../shared/networks.ts';
import { type ChangeFile, readChangeFile } from '../../shared/signed-change.ts';
import { readSignedExit } from '../../shared/signed-exit.ts';
import { checksumAddress } from '../protocol/address.ts';
import { hexFromBytes } from '../protocol/bytes.ts';
import { MAX_EFFECTIVE_GWEI, MIN_DEPOSIT_GWEI } from '../protocol/units.ts';
import { type Bls, loadBackend } from './bls.ts';
import {
  changeSignature,
  changesText,
  keystoreChangeIsSound,
  keystoreChangeText,
  readKeystoreChange,
  signChange,
  signKeystoreChange,
} from './credential-change.ts';
import { DEPOSIT_CLI_VERSION, type DepositDatum, depositDataText, depositIsSigned, readDepositData, signDeposit } from './deposit-data.ts';
import { exitSignature, signExit, signedExitText } from './exit.ts';
import { passphraseBytes, seedFromMnemonic } from './mnemonic-seed.ts';
import { isRooted, type RootedNetwork } from './networks.ts';
import { utf8Bytes, withoutLineEnd } from './password.ts';
import { topUpTerms } from './signed-files.ts';
import { inProcessKeyWorkers } from './testing/in-process-worker.ts';
import { keyRoom } from './testing/key-room.ts';
import { dice, mutated } from './testing/mutate.ts';
import { fileOf, networks } from './verify/testing/judge.ts';
import { judgeFiles } from './verify/verify.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });
/** A top-up may be any amount; `keys verify` says what it is good for. */
const AMOUNTS = ['amount.part', 'amount.high'];
const RUNS = { numRuns: 6, seed: 20_261_123 };

let blst: Bls;
let herumi: Bls;
beforeAll(async () => {
  [blst, herumi] = [await loadBackend('blst-native'), await loadBackend('herumi')];
});

const hex = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((b) => `0x${hexFromBytes(b)}`);
/** Secrets of real keys: below the order of the curve, and not 0. */
const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((b) => b.with(0, (b[0] ?? 0) % 0x70).with(31, (b[31] ?? 0) | 1));
/** Numbers of validators and epochs, at the edges too. */
const number = fc.oneof(fc.nat({ max: 5_000_000 }), fc.maxSafeNat(), fc.constantFrom(0, 1, 2 ** 32, Number.MAX_SAFE_INTEGER));
const address = hex(20).filter((a) => !/^0x0+$/.test(a));
/** Known networks, and ones that no list has. */
const network: fc.Arbitrary<SigningNetwork & { readonly genesisValidatorsRoot: string }> = fc.oneof(
  fc.constantFrom(...networks.filter(isRooted)),
  fc
    .record({
      genesisForkVersion: hex(4),
      capellaForkVersion: hex(4),
      genesisValidatorsRoot: hex(32),
      depositMultiplier: fc.constantFrom(1, 32),
    })
    .map((facts) => ({ ...facts, name: 'devnet-7', title: 'Devnet', coin: 'ETH' })),
);
const another = (n: SigningNetwork & { readonly genesisValidatorsRoot: string }) => ({
  ...n,
  genesisForkVersion: bent(n.genesisForkVersion),
  capellaForkVersion: bent(n.capellaForkVersion),
});

/** Hex with its last digit changed. */
const bent = (text: string): string => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
/** A value of the same kind that is another one. */
const other = (value: unknown): unknown => {
  if (typeof value === 'number') return value === 0 ? 1 : value - 1;
  if (typeof value !== 'string') throw new Error('a file holds texts and numbers');
  return /^\d{1,16}$/.test(value) ? String(other(Number(value))) : /[0-9a-f]$/.test(value) ? bent(value) : `${value}x`;
};
/** The text of a file once for each of its members, that one changed; but for the version of the tool, which means nothing. */
function eachChanged(text: string): readonly { readonly member: string; readonly text: string }[] {
  const whole: unknown = JSON.parse(text);
  const members: string[] = [];
  const walk = (value: unknown, at: string, change: string | null): unknown => {
    if (typeof value === 'object' && value !== null) {
      const inner = Object.entries(value).map(([name, v]) => [name, walk(v, `${at}.${name}`, change)] as const);
      return Array.isArray(value) ? inner.map(([, v]) => v) : Object.fromEntries(inner);
    }
    if (change === null && !at.endsWith('deposit_cli_version')) members.push(at);
    return at === change ? other(value) : value;
  };
  walk(whole, '', null);
  return members.map((member) => ({ member, text: JSON.stringify(walk(whole, '', member)) }));
}

/** What `keys verify` finds in a file that names its network rightly. */
async function findings(bls: Bls, text: string, known: SigningNetwork, ofIndex: ReadonlyMap<string, string> = new Map()) {
  const judging = { bls, networks: [known], network: known, address: null };
  const [judged] = await judgeFiles([fileOf('/x/file.json', text)], judging, null, ofIndex);
  return judged?.findings.map(({ code }) => code) ?? [];
}
async function expectNothingChangesUnseen(
  text: string,
  known: SigningNetwork,
  { ofIndex, notes = [] }: { readonly ofIndex?: ReadonlyMap<string, string>; readonly notes?: readonly string[] } = {},
) {
  const good = await findings(herumi, text, known, ofIndex);
  expect(good.filter((code) => !notes.includes(code))).toEqual([]);
  const unseen: string[] = [];
  for (const changed of eachChanged(text)) {
    const found = await findings(blst, changed.text, known, ofIndex);
    if (found.every((code) => good.includes(code) || notes.includes(code))) unseen.push(changed.member);
  }
  expect(unseen).toEqual([]);
}
const verifies = (bls: Bls, { publicKey, message, signature }: ReturnType<typeof changeSignature>) =>
  bls.verify(publicKey, message, signature);

test('exits: for any key, validator, epoch and network', async () => {
  await fc.assert(
    fc.asyncProperty(secret, number, number, network, async (key, validatorIndex, epoch, n) => {
      const text = signedExitText(signExit(blst, key, { validatorIndex, epoch }, n));
      for (const bls of [blst, herumi]) expect(signedExitText(signExit(bls, key, { validatorIndex, epoch }, n))).toBe(text);
      const back = readSignedExit(text);
      if (back === null) throw new Error(text);
      expect(back).toMatchObject({ validatorIndex, epoch });
      const publicKey = blst.publicKey(key);
      expect(verifies(herumi, exitSignature(publicKey, back, n))).toBe(true);
      expect(verifies(herumi, exitSignature(publicKey, back, another(n)))).toBe(false);
      expect(verifies(herumi, exitSignature(blst.publicKey(key.with(5, (key[5] ?? 0) ^ 1)), back, n))).toBe(false);
      await expectNothingChangesUnseen(text, n, { ofIndex: new Map([[String(validatorIndex), `0x${hexFromBytes(publicKey)}`]]) });
    }),
    RUNS,
  );
});

test('credential changes: for any keys, validators, address and network', async () => {
  const several = fc.uniqueArray(number, { minLength: 1, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(secret, several, address, network, async (key, indices, to, n) => {
      const sign = (bls: Bls) =>
        changesText(
          indices.map((validatorIndex, k) => signChange(bls, key.with(9, k), { validatorIndex, address: checksumAddress(to) }, n)),
          n,
          DEPOSIT_CLI_VERSION,
        );
      const text = sign(blst);
      expect([sign(blst), sign(herumi)]).toEqual([text, text]);
      const back = readChangeFile(text, 'c.json');
      expect(back).toMatchObject({ networkName: n.name, genesisValidatorsRoot: n.genesisValidatorsRoot });
      expect(back.changes.map((c) => [c.validatorIndex, c.toExecutionAddress])).toEqual(indices.map((i) => [i, to]));
      expect(back.changes.map((c) => verifies(herumi, changeSignature(c, n)))).toEqual(indices.map(() => true));
      expect(back.changes.map((c) => verifies(herumi, changeSignature(c, another(n))))).toEqual(indices.map(() => false));
      await expectNothingChangesUnseen(text, n);
    }),
    RUNS,
  );
});

test('wishes for a change, signed by a keystore: for any key, validator, address and network', async () => {
  await fc.assert(
    fc.asyncProperty(secret, number, address, network, async (key, validatorIndex, to, n) => {
      const sign = (bls: Bls) => keystoreChangeText(signKeystoreChange(bls, key, { validatorIndex, address: checksumAddress(to) }, n));
      const text = sign(blst);
      expect([sign(blst), sign(herumi)]).toEqual([text, text]);
      const back = readKeystoreChange(text);
      if (back === null) throw new Error(text);
      expect(back).toMatchObject({ validatorIndex, address: to });
      const publicKey = blst.publicKey(key);
      expect([n, another(n)].map((facts) => keystoreChangeIsSound(herumi, publicKey, back, facts))).toEqual([true, false]);
      const ofIndex = new Map([[String(validatorIndex), `0x${hexFromBytes(publicKey)}`]]);
      await expectNothingChangesUnseen(text, n, { ofIndex, notes: ['change.request'] });
    }),
    RUNS,
  );
});

test('top-ups: for any key, amount, address, kind and network', async () => {
  const amountGwei = fc.oneof(
    fc.bigInt({ min: MIN_DEPOSIT_GWEI, max: MAX_EFFECTIVE_GWEI }),
    fc.constantFrom(MIN_DEPOSIT_GWEI, MAX_EFFECTIVE_GWEI, 32_000_000_001n),
  );
  await fc.assert(
    fc.asyncProperty(secret, amountGwei, address, fc.boolean(), network, async (key, onWire, to, compounding, n) => {
      const gwei = onWire / BigInt(n.depositMultiplier) + (onWire % BigInt(n.depositMultiplier) === 0n ? 0n : 1n);
      fc.pre(gwei * BigInt(n.depositMultiplier) <= MAX_EFFECTIVE_GWEI);
      const sign = (bls: Bls) => depositDataText([signDeposit(bls, key, topUpTerms(n, gwei, checksumAddress(to), compounding))]);
      const text = sign(blst);
      expect([sign(blst), sign(herumi)]).toEqual([text, text]);
      const [back] = readDepositData(text, 'd.json') as [DepositDatum];
      expect(back).toMatchObject({
        amountGwei: gwei * BigInt(n.depositMultiplier),
        withdrawalCredentials: `0x${compounding ? '02' : '01'}${'00'.repeat(11)}${to.slice(2)}`,
        forkVersion: n.genesisForkVersion,
      });
      expect([back, { ...back, forkVersion: bent(back.forkVersion) }].map((d) => depositIsSigned(herumi, d))).toEqual([true, false]);
      await expectNothingChangesUnseen(text, n, { notes: AMOUNTS });
    }),
    RUNS,
  );
});

test('a top-up outside of what the wire takes is refused, whatever the network', () => {
  const outside = fc.oneof(
    fc.bigInt({ min: -(2n ** 70n), max: MIN_DEPOSIT_GWEI / 32n - 1n }),
    fc.bigInt({ min: MAX_EFFECTIVE_GWEI + 1n, max: 2n ** 70n }),
  );
  fc.assert(
    fc.property(outside, network, (gwei, n) => {
      const refused = expect.objectContaining({ code: 'key.amount' });
      expect(() => topUpTerms(n, gwei, `0x${'11'.repeat(20)}`, true)).toThrow(refused);
    }),
  );
});

test('whatever the readers take of texts that were tampered with is written and read again as the same', () => {
  const key = new Uint8Array(32).fill(5);
  const n = networks.find(isRooted) as RootedNetwork;
  const to = `0x${'ab'.repeat(20)}`;
  const exit = signedExitText(signExit(blst, key, { validatorIndex: 12, epoch: 34 }, n));
  const changes = changesText([signChange(blst, key, { validatorIndex: 12, address: to }, n)], n, DEPOSIT_CLI_VERSION);
  const wish = keystoreChangeText(signKeystoreChange(blst, key, { validatorIndex: 12, address: to }, n));
  const deposit = depositDataText([signDeposit(blst, key, topUpTerms(n, 1_000_000_000n, checksumAddress(to), false))]);
  const tried = { taken: 0, refused: 0 };
  /** Null, or a coded fault, is a refusal; all else must be stable. */
  const stable = <T>(text: string, read: (text: string) => T | null, write: (read: T) => string) => {
    let first: T | null = null;
    try {
      first = read(text);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'app.unexpected') throw error;
    }
    tried[first === null ? 'refused' : 'taken']++;
    if (first !== null) expect(read(write(first))).toEqual(first);
  };
  const roll = dice(RUNS.seed);
  for (let i = 0; i < 500; i++) {
    stable(mutated(roll, [exit]), readSignedExit, signedExitText);
    stable(mutated(roll, [wish]), readKeystoreChange, keystoreChangeText);
    stable(mutated(roll, [deposit]), (text) => readDepositData(text, 'd.json'), depositDataText);
    const facts = ({ networkName, genesisValidatorsRoot }: ChangeFile) => ({ ...n, name: networkName, genesisValidatorsRoot });
    const write = (file: ChangeFile) => changesText(file.changes, facts(file), DEPOSIT_CLI_VERSION);
    stable(mutated(roll, [changes]), (text) => readChangeFile(text, 'c.json'), write);
  }
  expect(Math.min(tried.taken, tried.refused), JSON.stringify(tried)).toBeGreaterThan(20);
});

test('through the whole program: any 25th word, key number, validator, epoch and known network; twice the same bytes', async () => {
  const known = fc.constantFrom(...networks.filter(isRooted));
  const start = fc.oneof(fc.nat({ max: 2 ** 32 - 1 }), fc.constantFrom(0, 2 ** 32 - 1));
  const passphrase = fc.string({ unit: 'grapheme', maxLength: 12 });
  const phrase = utf8Bytes(`${'abandon '.repeat(23)}art`);
  const inFile = async (word: string, at: number, validatorIndex: number, epoch: number, name: string) => {
    const k = keyRoom(inProcessKeyWorkers());
    const from = { mnemonic: phrase.slice(), passphrase: utf8Bytes(word), language: null, start: at };
    const { files } = await k.service.sign.exits({ network: name, from, validatorIndices: [validatorIndex], epoch, out: k.dir });
    return readFileSync(files[0] ?? '', 'utf8');
  };
  await fc.assert(
    fc.asyncProperty(passphrase, start, number, number, known, async (word, at, validatorIndex, epoch, n) => {
      const text = await inFile(word, at, validatorIndex, epoch, n.name);
      expect(await inFile(word, at, validatorIndex, epoch, n.name)).toBe(text);
      const seed = seedFromMnemonic(phrase, passphraseBytes(withoutLineEnd(utf8Bytes(word))));
      const publicKey = herumi.publicKey(herumi.derive(seed, [12381, 3600, at, 0, 0]));
      const back = readSignedExit(text);
      expect(back).toMatchObject({ validatorIndex, epoch });
      if (back !== null) expect(verifies(herumi, exitSignature(publicKey, back, n))).toBe(true);
    }),
    { ...RUNS, numRuns: 4 },
  );
});
