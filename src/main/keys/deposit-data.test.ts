import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { addressCredentials, blsCredentials } from '../protocol/credentials.ts';
import { gweiFromEth } from '../protocol/units.ts';
import { type Bls, loadBackend } from './bls.ts';
import { type DepositDatum, type DepositTerms, depositDataText, depositIsSound, readDepositData, signDeposit } from './deposit-data.ts';
import { seedFromMnemonic } from './mnemonic-seed.ts';
import { utf8Bytes } from './password.ts';
import { pathNumbers, signingPath, withdrawalPath } from './paths.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const here = (path: string) => new URL(`./fixtures/${path}`, import.meta.url);
const cases = JSON.parse(readFileSync(here('cases.json'), 'utf8'));
const forks = { mainnet: '0x00000000', hoodi: '0x10000910', gnosis: '0x00000064' } as const;
const reference = (name: string) => {
  const folder = ['validator_keys', 'partial_deposits'].find((f) => readdirSync(here(name)).includes(f));
  const file = readdirSync(here(`${name}/${folder}`)).find((f) => f.startsWith('deposit_data'));
  return readFileSync(here(`${name}/${folder}/${file}`), 'utf8');
};

let backends: readonly Bls[];
beforeAll(async () => {
  backends = [await loadBackend('blst-native'), await loadBackend('herumi')];
});
const seedOf = (name: 'M' | 'M2') => seedFromMnemonic(utf8Bytes(cases.mnemonics[name]), new Uint8Array(0));

/** One case of the reference made again by us; partial deposits are of the key with number 0 of M. */
function made(bls: Bls, name: string): string {
  const { mnemonic = 'M', start = 0, count = 1, address, type, amountEth, chain } = cases.cases[name];
  const seed = seedOf(mnemonic);
  const data = Array.from({ length: count }, (_, i) => {
    const key = (path: string) => bls.derive(seed, pathNumbers(path) ?? []);
    const terms: DepositTerms = {
      credentials: type === '0x00' ? blsCredentials(bls.publicKey(key(withdrawalPath(start + i)))) : addressCredentials(type, address),
      amountGwei: gweiFromEth(amountEth.split(' ')[0]) ?? 0n,
      genesisForkVersion: forks[chain as keyof typeof forks],
      networkName: chain,
      cliVersion: '1.3.1-dev',
    };
    return signDeposit(bls, key(signingPath(start + i)), terms);
  });
  return depositDataText(data);
}

describe('files of ethstaker-deposit-cli', () => {
  test.each(['a00', 'a01', 'a02', 'amt', 'pbk', 't10', 'uni', 'gno', 'partial', 'partial2'])(
    '%s is made again byte for byte by both backends',
    (name) => {
      for (const bls of backends) expect(made(bls, name)).toBe(reference(name));
    },
  );

  test.each(['a00', 'a01', 'a02', 'amt', 't10', 'uni', 'gno', 'partial', 'partial2'])(
    '%s reads, is sound, and is written again as it was',
    (name) => {
      const data = readDepositData(reference(name), name);
      expect(data.map((d) => depositIsSound(backends[0] as Bls, d))).toEqual(data.map(() => true));
      expect(depositDataText(data)).toBe(reference(name));
    },
  );
});

test('a deposit with anything changed is not sound', () => {
  const bls = backends[0] as Bls;
  const good = readDepositData(reference('a01'), 'a01')[0] as DepositDatum;
  const other = readDepositData(reference('a01'), 'a01')[1] as DepositDatum;
  const changed: Partial<DepositDatum>[] = [
    { pubkey: other.pubkey },
    { withdrawalCredentials: good.withdrawalCredentials.replace('fa', 'fb') },
    { withdrawalCredentials: good.withdrawalCredentials.replace('0x0100', '0x0101') },
    { amountGwei: 31_000_000_000n },
    { amountGwei: 0n },
    { signature: other.signature },
    { depositMessageRoot: other.depositMessageRoot },
    { depositDataRoot: other.depositDataRoot },
    { forkVersion: '0x10000910' },
  ];
  expect(changed.map((change) => depositIsSound(bls, { ...good, ...change }))).toEqual(changed.map(() => false));
});

test('a deposit that we sign is sound, whatever the terms', () => {
  const bls = backends[0] as Bls;
  const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
  const address = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((b) => `0x${Buffer.from(b).toString('hex')}`);
  const terms = fc.record({
    kind: fc.constantFrom('0x01' as const, '0x02' as const),
    address,
    amountGwei: fc.bigInt({ min: 1_000_000_000n, max: 32_000_000_000n }),
    genesisForkVersion: fc.uint8Array({ minLength: 4, maxLength: 4 }).map((b) => `0x${Buffer.from(b).toString('hex')}`),
  });
  fc.assert(
    fc.property(seed, terms, (s, { kind, address: to, ...rest }) => {
      const datum = signDeposit(bls, bls.derive(s, [0]), {
        ...rest,
        credentials: addressCredentials(kind, to),
        networkName: 'any',
        cliVersion: '2.8.0',
      });
      expect(depositIsSound(bls, datum)).toBe(true);
      expect(readDepositData(depositDataText([datum]), 'any')).toEqual([datum]);
    }),
    { numRuns: 20 },
  );
});

test('any text that is no deposit file is refused by name', () => {
  const texts = ['', '{}', '[]', '[{}]', 'null', reference('a01').slice(0, -1), reference('a01').replace('32000000000', '"32"')];
  for (const text of texts) {
    expect(() => readDepositData(text, 'deposit_data-1.json')).toThrow(
      expect.objectContaining({ code: 'key.depositFile', params: expect.objectContaining({ what: 'deposit_data-1.json' }) }),
    );
  }
});
