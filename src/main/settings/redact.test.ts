import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as french } from '@scure/bip39/wordlists/french.js';
import { wordlist as japanese } from '@scure/bip39/wordlists/japanese.js';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';
import { expect, test } from 'vitest';
import { redact } from './redact.ts';

/** Numbers by chance that are the same in each run. */
function chance(seed: number) {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const of = <T>(all: readonly T[]): T => all[next(all.length)] as T;
  const hex = (digits: number): string => Array.from({ length: digits }, () => of([...'0123456789abcdef'])).join('');
  return { next, of, hex };
}
const RUNS = 300;
const around = [
  (s: string) => s,
  (s: string) => `INFO [11-23|01:00:00.000] Imported ${s} blocks=1`,
  (s: string) => `level=error msg="${s}" package=x`,
  (s: string) => `{"a":{"b":["${s}",1]}}`,
  (s: string) => `geth | 14:48:51.44 WARN p2p: (${s})\nnext line`,
  (s: string) => `--flag=${s} --other`,
  (s: string) => `https://host.example/${s}?x=1`,
];
const forbidden = { addresses: false };
const allowed = { addresses: true };

const secrets: Readonly<Record<string, (c: ReturnType<typeof chance>) => string>> = {
  'the secret of two clients': (c) => c.hex(64),
  'a token with 0x': (c) => `0x${c.hex(64)}`,
  'a short token': (c) => c.hex(32 + c.next(8)),
  'a token in capitals': (c) => c.hex(64).toUpperCase(),
  'a signature': (c) => `0x${c.hex(192)}`,
  'a web token': (c) => `eyJ${c.hex(20)}.eyJ${c.hex(20)}.${c.hex(30)}`,
};
const pointers: Readonly<Record<string, (c: ReturnType<typeof chance>) => string>> = {
  'a public key': (c) => `0x${c.hex(96)}`,
  'a public key without 0x': (c) => c.hex(96),
  'an address': (c) => `0x${c.hex(40)}`,
  'an IP address': (c) => `${1 + c.next(126)}.${c.next(256)}.${c.next(256)}.${1 + c.next(255)}`,
  'a long IP address': (c) => Array.from({ length: 8 }, () => c.hex(4)).join(':'),
  'an IP address with a gap': (c) => `2001:${c.hex(4)}::${c.hex(3)}`,
  'a node record': (c) => `enr:-${Array.from({ length: 80 }, () => c.of([...'GHIJKLMNOPQRSTUVWXYZ_ghijklmnopqrstuvwxyz09'])).join('')}`,
};

test.each(Object.entries(secrets))('%s survives in no place, whatever is allowed', (_name, make) => {
  const c = chance(7);
  for (let i = 0; i < RUNS; i++) {
    const secret = make(c);
    const text = c.of(around)(secret);
    for (const may of [forbidden, allowed]) expect(redact(text, may)).not.toContain(secret);
  }
});

test.each(Object.entries(pointers))('%s survives where it is allowed, and only there', (_name, make) => {
  const c = chance(11);
  for (let i = 0; i < RUNS; i++) {
    const pointer = make(c);
    const text = c.of(around)(pointer);
    expect(redact(text, forbidden)).not.toContain(pointer);
    expect(redact(text, allowed)).toContain(pointer);
  }
});

test.each([
  ['English', english],
  ['French', french],
  ['Japanese', japanese],
  ['Chinese', chinese],
] as const)('no four words of a phrase in %s survive, however they are written', (_language, list) => {
  const c = chance(13);
  const written = [
    (words: readonly string[]) => words.join(' '),
    (words: readonly string[]) => words.join('\n'),
    (words: readonly string[]) => words.join(', '),
    (words: readonly string[]) => words.map((word, i) => `${i + 1}. ${word}`).join('\n'),
    (words: readonly string[]) => JSON.stringify(words),
    (words: readonly string[]) => words.join(' ').toUpperCase(),
  ];
  for (let i = 0; i < RUNS; i++) {
    const words = Array.from({ length: c.of([12, 15, 18, 21, 24]) }, () => c.of(list));
    const phrase = c.of(written)(words);
    const left: readonly string[] =
      redact(c.of(around)(phrase), allowed)
        .toLowerCase()
        .match(/[\p{L}\p{M}]+/gu) ?? [];
    const survived = words.filter((word) => left.includes(word.toLowerCase()));
    expect(survived.length, phrase).toBeLessThan(4);
  }
});

test.each([
  ['password=hunter2 correct horse', 'hunter2'],
  ['"password": "correct horse battery"', 'horse'],
  ['wallet-password: hunter2', 'hunter2'],
  ['API_TOKEN=abc123def', 'abc123'],
  ['Authorization: Bearer abc.def-ghi', 'abc.def'],
  ['Bearer abcdefghijkl', 'abcdefgh'],
  ["secretKey='s3cr3t'", 's3cr3t'],
  [`http://${['alice', 'hunter2'].join(':')}@host.example:8551/`, 'hunter2'],
])('the value of a secret goes: %s', (text, secret) => expect(redact(text, allowed)).not.toContain(secret));

test('a keystore goes, in one line or in many, and what follows stays', () => {
  const c = chance(17);
  const store = {
    crypto: { kdf: { function: 'scrypt', params: { salt: c.hex(64) } }, cipher: { params: { iv: c.hex(32) }, message: c.hex(64) } },
    path: 'm/12381/3600/0/0/0',
  };
  for (const text of [JSON.stringify(store), JSON.stringify(store, null, 2)]) {
    const left = redact(`before ${text} after`, allowed);
    expect(left).not.toMatch(/salt|iv|message/);
    expect(left).toMatch(/^before [\s\S]*\[keystore left out\][\s\S]* after$/);
  }
});

test('mails, user folders, numbers of validators and names of peers go', () => {
  const home = ['', 'home', 'alice', 'hearth'].join('/');
  const text = `me@home.example, data ${home}, validatorIndex=64, 16Uiu2HAm3iNgrShxgTqGs9AeCKQvZgQWpcJgdTpt47DmuUKsp4D8`;
  expect(redact(text, forbidden)).toBe('[mail left out], data /home/[you]/hearth, validatorIndex=[left out], [node left out]');
});

// What a helper needs to read.
test.each([
  'INFO [11-22|14:48:49.218] Starting Geth on Ethereum mainnet...',
  'Fatal: Failed to register the Ethereum service: write /data/geth/blobpool/queue/bkt_1.bag: no space left on device',
  '[2026-11-22 14:46:49.69] FATAL main: could not initialize database: could not create validator database: open /data/validator.db: read-only file system',
  'Nov-23 01:01:38.520[eth1]            error: Error updating eth1 chain cache  request to http://127.0.0.1:8545/ failed, reason: connect ECONNREFUSED 127.0.0.1:8545',
  'Hearth 0.1.0, Electron 45.4.1, Node 24.21.0',
  'practice-1-own-execution practice/geth:1.16.9 exited: It ended by itself with code 1. Its log says more.',
])('stays as it is: %s', (text) => expect(redact(text, forbidden)).toBe(text));
