import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const fixtures = join(import.meta.dirname, '../src/main/keys/fixtures');

type Case = {
  readonly mnemonic: string;
  readonly start: number;
  readonly count: number;
  readonly address: string;
  readonly password: string;
};
const { mnemonics, cases } = JSON.parse(readFileSync(join(fixtures, 'cases.json'), 'utf8')) as {
  readonly mnemonics: Readonly<Record<string, string>>;
  readonly cases: Readonly<Record<string, Case>>;
};

/** What the reference tool made a case of, with the words themselves. */
export function fixtureCase(name: string): Case {
  const found = cases[name];
  if (!found) throw new Error(`no case ${name}`);
  return { ...found, mnemonic: mnemonics[found.mnemonic] ?? '' };
}
export const fixtureFolder = (name: string): string => join(fixtures, name, 'validator_keys');

type Keystore = { readonly path: string; readonly pubkey: string };
const file = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

/** What two runs over the same words have in common: names without their time, deposits to the byte, keys and paths of the keystores. */
export function madeIn(folder: string) {
  const names = readdirSync(folder).sort();
  const keystore = (name: string) => {
    const { path, pubkey } = JSON.parse(file(folder, name)) as Keystore;
    return { path, pubkey };
  };
  return {
    names: names.map((name) => name.replace(/-\d+\.json$/, '')),
    deposits: names
      .filter((name) => name.startsWith('deposit_data'))
      .map((name) => file(folder, name).replaceAll(/"deposit_cli_version": "[^"]*"/g, '"deposit_cli_version": ""')),
    keystores: names.filter((name) => name.startsWith('keystore')).map(keystore),
  };
}
