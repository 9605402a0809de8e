import { expect, it } from 'vitest';
import { findings } from './words.mjs';

// Put together at run time, so that no real secret and no file of this tree looks like one.
it.each([
  ['a path of one machine', 'src/a.ts', ['open("/ro', 'ot/secret")'].join('')],
  ['a path of one machine', 'README.md', ['see /wo', 'rk/shared/x.md'].join('')],
  ['a path of one machine', 'src/a.ts', ['/ho', 'me/anna/x'].join('')],
  ['a private key', 'e2e/a.ts', ['-----BEGIN EC PRIV', 'ATE KEY-----'].join('')],
  ['an access token', 'src/a.ts', ['ghp_', 'a'.repeat(36)].join('')],
  ['the address of a registry', 'package-lock.json', ['"resolved": "ht', 'tps://registry.example/x.tgz"'].join('')],
  ['the address of a registry', 'resources/npm-shrinkwrap.json', ['"resolved": "ht', 'tps://registry.example/x.tgz"'].join('')],
  ['a password in an address', 'src/a.ts', ['https://me:sec', 'ret@example.org'].join('')],
  ['unfinished work', 'src/a.ts', ['// TO', 'DO later'].join('')],
  ['a switched-off check', 'src/a.ts', ['// @ts-ig', 'nore'].join('')],
])('finds %s in %s', (what, path, text) => {
  expect(findings(path, `\n${text}`)).toEqual([`${path}:2 holds ${what}`]);
});

it.each(['/var/lib/docker', 'https://docs.docker.com/engine', 'http://127.0.0.1:5052/eth/v1', '/tmp/.X11-unix/X0', 'const todo = 1'])(
  'lets %s pass',
  (text) => {
    expect(findings('src/a.ts', text)).toEqual([]);
  },
);
