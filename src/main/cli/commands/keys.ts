import { resolve } from 'node:path';
import type { KeyEntry } from '../../../shared/keys.ts';
import { keyTexts, optionHelp, summaries, workTexts } from '../../../shared/strings/cli.ts';
import { checkedBySentence } from '../../../shared/strings/key-work.ts';
import { passphraseTexts } from '../../../shared/strings/mnemonic.ts';
import type { Command, Context } from '../command.ts';
import { short, type Times } from '../face/format.ts';
import { table } from '../face/table.ts';
import { keyOptions, keyRequest } from './keys-arguments.ts';
import { keysCredentialsChange } from './keys-credentials-change.ts';
import { keysDrill } from './keys-drill.ts';
import { keysExit } from './keys-exit.ts';
import { keysTopUp } from './keys-top-up.ts';
import { keysVerify } from './keys-verify.ts';
import { required, text } from './options.ts';
import { withSecrets } from './secrets.ts';

type Made = { readonly files: readonly string[]; readonly pubkeys: readonly string[]; readonly checkedBy: readonly string[] };

const onProgress =
  ({ progress }: Context) =>
  ({ done, total, what }: { readonly done: number; readonly total: number; readonly what: string }) =>
    progress.show({
      what: keyTexts.making,
      reading: `${what}, ${workTexts.of(String(done), String(total))}`,
      share: done / total,
      left: null,
      until: null,
    });

function tell({ json, print, printDocument }: Context, made: Made, out: string, mnemonicOut: string | null): void {
  const { files, pubkeys, checkedBy } = made;
  const words = mnemonicOut === null ? [] : ['', keyTexts.wordsAt(resolve(mnemonicOut))];
  if (json) printDocument({ files, pubkeys, checkedBy });
  else print(keyTexts.made(pubkeys.length, resolve(out)), ...files.map((file) => `  ${file}`), ...words, '', checkedBySentence(checkedBy));
}

const newKeys: Command = {
  path: ['keys', 'new'],
  summary: summaries.keysNew,
  options: { ...keyOptions, 'mnemonic-out': { value: 'F', about: optionHelp.mnemonicOut } },
  async run(context) {
    const { values, app, secret, signal } = context;
    const mnemonicOut = required(values, 'mnemonic-out', 'keys new');
    const { passwordFile, out, ...request } = await keyRequest(context, 'keys new');
    const password = await secret(passwordFile);
    const made = await (await app.keysTool()).newKeys({
      ...request,
      password,
      out,
      mnemonicOut,
      signal,
      onProgress: onProgress(context),
    });
    tell(context, made, out, mnemonicOut);
  },
};

const derive: Command = {
  path: ['keys', 'derive'],
  summary: summaries.keysDerive,
  options: {
    ...keyOptions,
    'mnemonic-file': { value: 'F', about: optionHelp.mnemonicFile },
    'passphrase-file': { value: 'F', about: optionHelp.passphraseFile },
  },
  async run(context) {
    const { values, app, secret, signal, remark } = context;
    const mnemonicFile = required(values, 'mnemonic-file', 'keys derive');
    required(values, 'start', 'keys derive');
    const { passwordFile, out, ...request } = await keyRequest(context, 'keys derive');
    const passphraseFile = text(values, 'passphrase-file');
    if (passphraseFile !== null) remark(passphraseTexts.warning);
    const made = await withSecrets(secret, [mnemonicFile, passphraseFile, passwordFile], async (mnemonic, passphrase, password) =>
      (await app.keysTool()).derive({ ...request, mnemonic, passphrase, password, out, signal, onProgress: onProgress(context) }),
    );
    tell(context, made, out, null);
  },
};

function keyLines(keys: readonly KeyEntry[], times: Times): readonly string[] {
  if (keys.length === 0) return [keyTexts.none];
  const rows = keys.map(({ pubkey, path, network, instance, madeAt, deposit, file }) => [
    short(pubkey),
    path,
    instance ?? network,
    `${times.day(madeAt)} ${times.clock(madeAt)}`,
    deposit?.withdrawalAddress ?? '–',
    file,
  ]);
  return table(
    keyTexts.columns.map((title) => ({ title })),
    rows,
  );
}

const list: Command = {
  path: ['keys', 'list'],
  summary: summaries.keysList,
  options: {},
  async run({ ask, json, print, printDocument, times }) {
    const keys = await ask('keys.list', {});
    if (json) printDocument(keys);
    else print(...keyLines(keys, times));
  },
};

export const keyCommands: readonly Command[] = [newKeys, derive, list, keysExit, keysCredentialsChange, keysTopUp, keysVerify, keysDrill];
