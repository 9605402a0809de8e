import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { fileKind, verifiedFile } from '../../../shared/key-checks.ts';
import type { Judged } from './across.ts';
import { drill, type PublicKeyAt } from './drill.ts';
import { collector } from './finding.ts';
import type { Judging } from './judging.ts';
import { fileOf, fixtureFiles, networks, textOf } from './testing/judge.ts';
import { parseJson } from './text.ts';
import { indicesToLookUp, judgeFiles, type ReadFile } from './verify.ts';

// Without cryptography: what is given here is what a parser has to stand, not what is signed.
vi.setConfig({ testTimeout: 120_000 });
const SEED = 20_261_122;
const ADDRESS = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
const all = ['a00', 'a01', 'pbk', 'exitm', 'btec', 'btk'].flatMap((name) => fixtureFiles(name));

/** Two opinions of every signature, with the network and the address asked for and not. */
const judgings: readonly Judging[] = [
  { bls: { verify: () => true }, networks, network: null, address: null },
  { bls: { verify: () => false }, networks, network: networks[0] ?? null, address: ADDRESS },
];
const keyAt: PublicKeyAt = (path) => `0x${path.join('').padStart(96, '0')}`;

/** Judges in every way; a throw, or an answer that breaks the contract, fails the test. */
async function stand(...files: readonly ReadFile[]): Promise<readonly Judged[]> {
  let last: readonly Judged[] = [];
  for (const [i, judging] of judgings.entries()) {
    last = await judgeFiles(files, judging, i === 0 ? async () => null : null, new Map());
    for (const one of last) {
      verifiedFile.parse(one);
      const longest = Math.max(0, ...one.findings.map((f) => f.message.length), ...one.does.map((d) => d.length));
      expect(longest).toBeLessThan(400);
    }
    drill(last, keyAt);
  }
  indicesToLookUp(files);
  return last;
}

test('bytes at random are judged without a fault', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, named) => {
      await stand({ path: '/x/keystore-m_1_2-3.json', bytes, named });
    }),
    { numRuns: 1_500, seed: SEED },
  );
});

test('JSON at random, with the names of real members in it, is judged without a fault', async () => {
  const names = fc.constantFrom(
    ...[
      'pubkey',
      'withdrawal_credentials',
      'amount',
      'signature',
      'fork_version',
      'network_name',
      'crypto',
      'kdf',
      'params',
      'path',
      'uuid',
    ],
    ...['version', 'message', 'epoch', 'validator_index', 'from_bls_pubkey', 'to_execution_address', 'metadata', '__proto__', 'toString'],
  );
  const leaf = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.integer(),
    fc.double(),
    fc.constantFrom('0x', '', 'ab'.repeat(48), `0x${'00'.repeat(32)}`),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, leaf, fc.dictionary(names, tie('tree'), { maxKeys: 9 }), fc.array(tie('tree'), { maxLength: 3 })),
  }));
  await fc.assert(
    fc.asyncProperty(tree, fc.constantFrom(0, 2), async (value, indent) => {
      await stand(fileOf('/x/deposit_data-1.json', JSON.stringify(value, null, indent) ?? 'null'));
    }),
    { numRuns: 2_000, seed: SEED },
  );
});

test('good files with members taken away, doubled or replaced are judged without a fault', async () => {
  const values: readonly unknown[] = [null, '', 'x', -1, 1.5, 2 ** 53, 1e300, [], {}, [[]], true, '0x', 'AB'.repeat(48), '00'.repeat(32)];
  const replaced = (text: string, at: number, value: unknown): string => {
    let n = 0;
    const walk = (v: unknown): unknown => {
      if (n++ === at) return value;
      if (Array.isArray(v)) return v.map(walk);
      if (v === null || typeof v !== 'object') return v;
      return Object.fromEntries(Object.entries(v).map(([name, inner]) => [name, walk(inner)]));
    };
    return JSON.stringify(walk(JSON.parse(text)) ?? null);
  };
  const arb = fc.tuple(fc.constantFrom(...all), fc.nat({ max: 40 }), fc.constantFrom(...values), fc.constantFrom(...all));
  await fc.assert(
    fc.asyncProperty(arb, async ([file, at, value, beside]) => {
      await stand(fileOf(file.path, replaced(textOf(file), at, value)), beside);
    }),
    { numRuns: 1_000, seed: SEED },
  );
});

test('texts made to break readers: deep, long, doubled, with a mark or a zero in them', async () => {
  const deep = (n: number) => '['.repeat(n) + ']'.repeat(n);
  const first = textOf(all.find((f) => f.path.includes('a01') && f.path.includes('deposit')) ?? fileOf('', ''));
  const texts = [
    deep(15),
    deep(17),
    deep(100_000),
    '{"a":'.repeat(50_000),
    `[${'{},'.repeat(20_000)}{}]`,
    `"${'\\'.repeat(9_999)}"`,
    `\ufeff${first}`,
    `${first}\u0000`,
    first.replace('"amount": 32000000000', '"amount": 1000000000, "amount": 32000000000'),
    first.replace('32000000000', '3.2e10'),
    first.replace('32000000000', '32000000000.0'),
    first.replace('"pubkey"', '"pub\\u006bey"'),
    '{"__proto__": {"pubkey": 1}, "constructor": 2, "message": {"__proto__": 3}}',
  ];
  const found: (readonly [string, string])[] = [];
  for (const text of texts) {
    const [one] = await stand(fileOf('/x/deposit_data-1.json', text));
    found.push([fileKind.parse(one?.kind), one?.findings[0]?.code ?? '']);
  }
  expect(found).toEqual([
    ['unknown', 'file.unknown'],
    ['unknown', 'file.json'],
    ['unknown', 'file.json'],
    ['unknown', 'file.json'],
    ['unknown', 'file.unknown'],
    ['unknown', 'file.json'],
    ['unknown', 'file.json'],
    ['unknown', 'file.json'],
    ['deposit', 'form.written'],
    ['deposit', 'form.written'],
    ['deposit', 'form.written'],
    ['deposit', 'form.written'],
    ['unknown', 'file.unknown'],
  ]);
});

test('layouts of other programs are fine, hand-made ones are noted, and capital letters are', () => {
  const value = { a: 'é', list: [1, 'AB'], empty: {} };
  const codes = (text: string) => {
    const found = collector();
    parseJson(text, found.tell);
    return found.list().map((f) => f.code);
  };
  const plain = JSON.stringify(value);
  const good = [
    plain,
    `${plain}\n`,
    JSON.stringify(value, null, 2),
    JSON.stringify(value, null, 4).replaceAll('\n', '\r\n'),
    JSON.stringify(value, null, '\t'),
  ];
  expect(good.map(codes)).toEqual(good.map(() => []));
  expect(codes(plain.replace(':', ' :'))).toEqual(['form.layout']);
  expect(codes(plain.replace('1,', '1.0,'))).toEqual(['form.written']);
});
