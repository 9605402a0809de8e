import { AppError } from '../../../shared/app-error.ts';
import type { MnemonicLanguage } from '../../../shared/languages.ts';
import { optionHelp, signTexts, workTexts, wrongUse } from '../../../shared/strings/cli.ts';
import { passphraseTexts } from '../../../shared/strings/mnemonic.ts';
import type { Context, Options, Values } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { languageOf } from './language.ts';
import { integer, required, text } from './options.ts';
import { withSecrets } from './secrets.ts';

/** Options of every command that signs with keys that exist. */
export const signOptions = {
  network: { value: 'N', about: optionHelp.signingNetwork },
  'genesis-validators-root': { value: '0x…', about: optionHelp.genesisValidatorsRoot },
  beacon: { value: 'URL', about: optionHelp.beacon },
  keystore: { value: 'F', about: optionHelp.keystore },
  'password-file': { value: 'F', about: optionHelp.keystorePasswordFile },
  out: { value: 'DIR', about: optionHelp.signOut },
} as const satisfies Options;
export const wordOptions = {
  'mnemonic-file': { value: 'F', about: optionHelp.mnemonicFile },
  'passphrase-file': { value: 'F', about: optionHelp.passphraseFile },
  language: { value: 'L', about: optionHelp.language },
  start: { value: 'I', about: optionHelp.signStart },
  'validator-index': { value: 'A,B', about: optionHelp.validatorIndex },
} as const satisfies Options;

/** Where to sign for and where to write to. `beacon` is asked for the root and for validators. */
export function placeOf(values: Values, command: string) {
  const [root, beacon] = [text(values, 'genesis-validators-root'), text(values, 'beacon')];
  return {
    network: required(values, 'network', command),
    out: required(values, 'out', command),
    ...(root === null ? {} : { genesisValidatorsRoot: root }),
    ...(beacon === null ? {} : { beaconUrl: beacon }),
  };
}

/** Validator indices such as `1234,5678`. Errors: `key.indices`. */
export function indicesOf(values: Values, command: string): readonly number[] {
  return required(values, 'validator-index', command)
    .split(',')
    .map((typed) => {
      const word = typed.trim();
      const value = /^(0|[1-9]\d*)$/.test(word) ? Number(word) : Number.NaN;
      if (!Number.isSafeInteger(value))
        throw new AppError('key.indices', { what: word === '' ? signTexts.emptyIndex : `“${word.slice(0, 30)}”` });
      return value;
    });
}

/** An epoch. Errors: `key.epoch`. */
export function epochOf(values: Values, command: string): number {
  const typed = required(values, 'epoch', command);
  const value = /^(0|[1-9]\d*)$/.test(typed) ? Number(typed) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new AppError('key.epoch');
  return value;
}

type FromWords = {
  readonly mnemonic: Uint8Array;
  readonly passphrase: Uint8Array;
  readonly language: MnemonicLanguage | null;
  readonly start: number;
};
type FromKeystore = { readonly keystore: string; readonly password: Uint8Array };

/** Runs with the key that a command names: words with a first number, or a keystore with its password. Errors: UsageError, `file.read`. */
export async function withKeys<T>(context: Context, command: string, fn: (from: FromWords | FromKeystore) => Promise<T>): Promise<T> {
  const { values, secret, remark } = context;
  const [keystore, mnemonicFile, passphraseFile] = ['keystore', 'mnemonic-file', 'passphrase-file'].map((name) => text(values, name));
  if ((keystore === null) === (mnemonicFile === null)) throw new UsageError(wrongUse.wordsOrKeystore(command));
  if (typeof keystore === 'string') {
    for (const name of ['passphrase-file', 'language', 'start'])
      if (text(values, name) !== null) throw new UsageError(wrongUse.onlyWithWords(`--${name}`));
    const passwordFile = required(values, 'password-file', command);
    return withSecrets(secret, [passwordFile], (password) => fn({ keystore, password }));
  }
  if (text(values, 'password-file') !== null) throw new UsageError(wrongUse.onlyWithKeystore('--password-file'));
  required(values, 'start', command);
  const start = integer(values, 'start', { min: 0, max: 9_999_999_999, otherwise: 0 });
  const language = languageOf(values);
  if (typeof passphraseFile === 'string') remark(passphraseTexts.warning);
  return withSecrets(secret, [mnemonicFile ?? null, passphraseFile ?? null], (mnemonic, passphrase) =>
    fn({ mnemonic, passphrase, language, start }),
  );
}

export const signProgress =
  ({ progress }: Context) =>
  ({ done, total, what }: { readonly done: number; readonly total: number; readonly what: string }) =>
    progress.show({
      what: signTexts.signing,
      reading: `${what}, ${workTexts.of(String(done), String(total))}`,
      share: done / total,
      left: null,
      until: null,
    });

/** The files, and whether a node has seen that the validators are those of the keys. */
export function tellSigned(
  context: Context,
  signed: { readonly files: readonly string[]; readonly checked: boolean },
  about: string,
): void {
  const { json, print, printDocument, remark } = context;
  if (json) {
    printDocument(signed);
    return;
  }
  print(about, ...signed.files.map((file) => `  ${file}`));
  if (!signed.checked) remark('', signTexts.unchecked);
}
