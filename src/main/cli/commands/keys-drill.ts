import { resolve } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { DrillResult } from '../../../shared/key-drill.ts';
import { optionHelp, summaries, verifyTexts, wrongUse } from '../../../shared/strings/cli.ts';
import type { Command } from '../command.ts';
import { withoutLineEnd } from '../face/secret.ts';
import { UsageError } from '../usage-error.ts';
import { checkProgress, findingLines, sentenceLines } from './key-findings.ts';
import { required, text } from './options.ts';

/** A drill for people: each file with what it showed, then the sentence for all. */
export function drillLines({ says, files }: DrillResult): readonly string[] {
  const shown = files.flatMap((file) => [
    file.path,
    ...file.says.flatMap((s) => sentenceLines(`${s}.`)),
    ...findingLines(file.findings),
    '',
  ]);
  return [...shown, says];
}

/** Compares words from the paper with the copies of a backup. A drill that fails is printed; then the fault `key.drill` ends it with 1. */
export const keysDrill: Command = {
  path: ['keys', 'drill'],
  summary: summaries.keysDrill,
  options: {
    'mnemonic-file': { value: 'F', about: optionHelp.mnemonicFile },
    'passphrase-file': { value: 'F', about: optionHelp.passphraseFile },
    backup: { value: 'DIR', about: optionHelp.backup },
    'password-file': { value: 'F', about: optionHelp.verifyPassword },
  },
  async run(context) {
    const { values, app, secret, signal, json, print, printDocument } = context;
    const mnemonicFile = required(values, 'mnemonic-file', 'keys drill');
    const folder = resolve(required(values, 'backup', 'keys drill'));
    const passphraseFile = text(values, 'passphrase-file');
    const passwordFile = text(values, 'password-file');
    if ([mnemonicFile, passphraseFile, passwordFile].filter((file) => file === '-').length > 1) throw new UsageError(wrongUse.stdinTwice);
    const result = await (await app.keysTool()).drill({
      mnemonic: await secret(mnemonicFile),
      passphrase: passphraseFile === null ? new Uint8Array(0) : withoutLineEnd(await secret(passphraseFile)),
      password: passwordFile === null ? null : withoutLineEnd(await secret(passwordFile)),
      folder,
      signal,
      onProgress: checkProgress(context, verifyTexts.looking),
    });
    if (json) printDocument(result);
    else print(...drillLines(result));
    if (!result.evidence.good) throw new AppError('key.drill', { what: result.says });
  },
};
