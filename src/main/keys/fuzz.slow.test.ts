import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { readChangeFile } from '../../shared/signed-change.ts';
import { readSignedExit } from '../../shared/signed-exit.ts';
import { sentences } from '../../shared/strings/faults.ts';
import { checkAddress } from '../protocol/address.ts';
import { gweiFromEth } from '../protocol/units.ts';
import { readKeystoreChange } from './credential-change.ts';
import { readDepositData } from './deposit-data.ts';
import { readKeystore } from './keystore.ts';
import { readMnemonic } from './mnemonic-read.ts';
import { passphraseBytes } from './mnemonic-seed.ts';
import { readNetworkFile } from './networks.ts';
import { codePoints, keystorePassword } from './password.ts';
import { pathNumbers, secondsOfName } from './paths.ts';
import { type Dice, dice, mutated, mutatedBytes } from './testing/mutate.ts';
import { fileOf, networks } from './verify/testing/judge.ts';
import { indicesToLookUp, judgeFiles, type ReadFile } from './verify/verify.ts';

/** Inputs for each parser, 151,500 for all, and where the chance begins; both can be set to look longer or elsewhere. */
const COUNT = Number(process.env['HEARTH_FUZZ_COUNT'] ?? 12_000);
const SEED = Number(process.env['HEARTH_FUZZ_SEED'] ?? 20_261_122);
const SLOW_MS = 120_000;
const MOST_TEXT = 1_000;

const fixtures = new URL('./fixtures/', import.meta.url);
const fixtureTexts = (name: RegExp): readonly string[] =>
  readdirSync(fixtures, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
    .filter((text) => text.length < 3000);

type Parser = (roll: Dice) => { readonly input: unknown; readonly parse: () => unknown };
const text =
  (samples: readonly string[], parse: (text: string) => unknown): Parser =>
  (roll) => {
    const input = mutated(roll, samples);
    return { input, parse: () => parse(input) };
  };
const bytes =
  (samples: readonly string[], parse: (bytes: Uint8Array) => unknown): Parser =>
  (roll) => {
    const input = mutatedBytes(roll, samples);
    return { input, parse: () => parse(input) };
  };

const passwords = ['correct horse battery', '𝔱𝔢𝔰𝔱𝔭𝔞𝔰𝔰𝔴𝔬𝔯𝔡🔑é\u0007', '            '];
const mnemonics = [
  `${'abandon '.repeat(23)}art`,
  'aban aban aban aban aban aban aban aban aban aban aban about',
  'あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あおぞら',
  `${'abaisser '.repeat(11)}abeille`,
  '的 的 的 的 的 的 的 的 的 的 的 在',
];
const networkFiles = [
  readFileSync(new URL('../../../resources/networks/hoodi.json', import.meta.url), 'utf8'),
  '{"network_name": "devnet", "genesis_fork_version": "10000038", "exit_fork_version": "40000038", "genesis_validator_root": null, "multiplier": 1}',
];
/** Every second signature is right, so that both ways of each judge are gone. */
let verified = 0;
const judge = (files: readonly ReadFile[]) => {
  indicesToLookUp(files);
  return judgeFiles(
    files,
    { bls: { verify: () => verified++ % 2 === 0 }, networks, network: null, address: null },
    async () => null,
    new Map(),
  );
};

const anyFile = fixtureTexts(/\.json$/);
const parsers: Readonly<Record<string, Parser>> = {
  keystores: text(fixtureTexts(/^keystore/), (t) => readKeystore(t, 'k.json')),
  'deposit files': text(fixtureTexts(/^deposit_data/), (t) => readDepositData(t, 'd.json')),
  addresses: text(['0x00000000219ab540356cBB839Cbe05303d7705Fa', '0x71C7656EC7ab88b098defB751B7401B5f6d8976F'], checkAddress),
  amounts: text(['32', '1.5', '2048', '33.000000001', '0.03125'], gweiFromEth),
  passwords: bytes(passwords, (b) => [codePoints(b), keystorePassword(b)]),
  mnemonics: bytes(mnemonics, (b) => readMnemonic(b, null)),
  'mnemonics of a language': bytes(mnemonics, (b) => readMnemonic(b, 'french')),
  'words of the 25th kind': bytes(passwords, passphraseBytes),
  'network files': text(networkFiles, (t) => readNetworkFile(t, 'n.json')),
  exits: text(fixtureTexts(/^signed_exit/), readSignedExit),
  'change files': text(fixtureTexts(/^bls_to_execution_change-/), (t) => readChangeFile(t, 'c.json')),
  'credential changes': text(fixtureTexts(/^bls_to_execution_change/), readKeystoreChange),
  'files to be judged': bytes(anyFile, (b) => judge([fileOf('k.json', b)])),
  'folders to be judged': (roll) => {
    const input = Array.from({ length: 3 }, () => mutatedBytes(roll, anyFile));
    return { input: input.flatMap((b) => [...b]), parse: () => judge(input.map((b, i) => fileOf(`k${i}.json`, b))) };
  },
  'key paths': text(['m/12381/3600/0/0/0', 'm/12381/3600/4294967295/0'], pathNumbers),
  'file names': text(['keystore-m_12381_3600_0_0_0-1795324985.json', 'deposit_data-1795324985.json'], secondsOfName),
};

/** Looking for the words that a wrong one may have meant takes its time. */
const shares: Readonly<Record<string, number>> = {
  mnemonics: 0.02,
  'mnemonics of a language': 0.005,
  'files to be judged': 0.5,
  'folders to be judged': 0.1,
};

/** Why an outcome is not what a parser may do; null where it is. */
function objection(error: unknown): string | null {
  if (!(error instanceof AppError)) return `threw ${String(error)}`;
  if (!(error.code in sentences) || error.code === 'app.unexpected') return `threw the code ${error.code}`;
  const length = JSON.stringify(error.params).length;
  return length > MOST_TEXT ? `its fault is ${length} characters long` : null;
}

describe(`parsers, on ${COUNT} inputs each (seed ${SEED})`, () => {
  test.each(Object.entries(parsers))(
    '%s: whatever is given is read or refused with a coded fault',
    async (name, parser) => {
      const roll = dice(SEED);
      const objections: { readonly why: string; readonly input: string }[] = [];
      for (let i = 0; i < COUNT * (shares[name] ?? 1) && objections.length < 3; i++) {
        const { input, parse } = parser(roll);
        try {
          await parse();
        } catch (error) {
          const why = objection(error);
          if (why !== null)
            objections.push({ why, input: JSON.stringify(typeof input === 'string' ? input : [...(input as Uint8Array)]).slice(0, 600) });
        }
      }
      expect(objections).toEqual([]);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
    SLOW_MS,
  );
});
