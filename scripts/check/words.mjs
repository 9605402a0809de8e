import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What belongs in no commit.
 * @type {readonly { what: string, pattern: RegExp, only?: RegExp }[]}
 */
const words = [
  { what: 'a path of one machine', pattern: /(?<![\w.])\/(?:work|tmp|root|home\/[a-z]+|Users\/[A-Za-z]+)\/[a-z]/ },
  { what: 'a private key', pattern: /-{5}BEGIN [A-Z ]*PRIVATE KEY-{5}/ },
  { what: 'an access token', pattern: /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}|npm_\w{36}|xox[bp]-\w{10,}|sk-[\w-]{32,})\b/ },
  { what: 'the address of a registry', pattern: /"resolved":\s*"http/, only: /(?:package-lock|npm-shrinkwrap)\.json$/ },
  { what: 'a password in an address', pattern: /\bhttps?:\/\/[^\s/:@"'`$<]+:[^\s/:@"'`$<]+@/ },
  { what: 'unfinished work', pattern: /\b(?:TODO|FIXME|XXX)\b/, only: /\.(?:tsx?|mjs|css)$/ },
  { what: 'a switched-off check', pattern: /@ts-(?:ignore|expect-error|nocheck)|\bas any\b/, only: /\.(?:tsx?|mjs)$/ },
];
const binary = /\.(?:png|ico|icns|woff2|tgz|gz|ssz|bin)$/;

/**
 * Paths of a tree that git would take.
 * @param {string} root
 */
export function committable(root) {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  return list.split('\0').filter((path) => path !== '' && !binary.test(path));
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {string[]} one line per finding
 */
export function findings(path, text) {
  const applying = words.filter(({ only }) => !only || only.test(path));
  if (path === 'scripts/check/words.mjs') return [];
  return text
    .split('\n')
    .flatMap((line, i) => applying.filter(({ pattern }) => pattern.test(line)).map(({ what }) => `${path}:${i + 1} holds ${what}`));
}

/** @param {string} root */
export function treeFindings(root) {
  const paths = committable(root);
  const read = (/** @type {string} */ path) => {
    try {
      return readFileSync(join(root, path), 'utf8');
    } catch {
      return '';
    }
  };
  return { files: paths.length, broken: paths.flatMap((path) => findings(path, read(path))) };
}
