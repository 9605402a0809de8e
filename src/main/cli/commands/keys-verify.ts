import { resolve } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { VerifiedFile } from '../../../shared/key-checks.ts';
import { optionHelp, summaries, verifyTexts } from '../../../shared/strings/cli.ts';
import { fileKinds } from '../../../shared/strings/verify.ts';
import type { Command } from '../command.ts';
import { withoutLineEnd } from '../face/secret.ts';
import { checkProgress, findingLines, sentenceLines } from './key-findings.ts';
import { text } from './options.ts';

const isWrong = ({ findings }: VerifiedFile): boolean => findings.some(({ severity }) => severity === 'bad');

/** A file for people: what it is, what it would do, and what was found, the worst first. */
export function verifiedLines({ path, kind, network, does, findings }: VerifiedFile): readonly string[] {
  return [
    path,
    ...sentenceLines(verifyTexts.kind(fileKinds[kind], network)),
    ...does.flatMap((sentence) => sentenceLines(`${sentence}.`)),
    ...(findings.length === 0 ? sentenceLines(verifyTexts.fine) : findingLines(findings)),
  ];
}

/** Judges key files of any tool. What is wrong with them is printed; then the fault `key.verify` ends it with 1. */
export const keysVerify: Command = {
  path: ['keys', 'verify'],
  summary: summaries.keysVerify,
  words: { usage: 'PATH…', min: 1, max: Number.POSITIVE_INFINITY },
  options: {
    network: { value: 'N', about: optionHelp.verifyNetwork },
    'withdrawal-address': { value: '0x…', about: optionHelp.verifyAddress },
    'password-file': { value: 'F', about: optionHelp.verifyPassword },
  },
  async run(context) {
    const { values, words, app, secret, signal, json, print, printDocument } = context;
    const passwordFile = text(values, 'password-file');
    const read = passwordFile === null ? null : await secret(passwordFile);
    const verified = await (await app.keysTool()).verify({
      paths: words.map((path) => resolve(path)),
      network: text(values, 'network'),
      withdrawalAddress: text(values, 'withdrawal-address'),
      password: read === null ? null : withoutLineEnd(read),
      signal,
      onProgress: checkProgress(context, verifyTexts.looking),
    });
    const { files } = verified;
    const wrong = files.filter(isWrong).length;
    if (json) printDocument(verified);
    else {
      const summary = wrong === 0 ? verifyTexts.good(files.length) : verifyTexts.bad(wrong, files.length);
      print(...files.flatMap((file) => [...verifiedLines(file), '']), summary);
    }
    if (wrong > 0) throw new AppError('key.verify', { what: verifyTexts.faultOf(wrong), found: verifyTexts.faultIs(wrong) });
  },
};
