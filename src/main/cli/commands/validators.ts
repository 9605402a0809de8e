import { optionHelp, summaries, validatorTexts, wrongUse } from '../../../shared/strings/cli.ts';
import type { Validator } from '../../../shared/validators.ts';
import type { Command, Context } from '../command.ts';
import { ethOfGwei, short } from '../face/format.ts';
import { withoutLineEnd } from '../face/secret.ts';
import { table } from '../face/table.ts';
import { UsageError } from '../usage-error.ts';
import { text } from './options.ts';

const loadedWord = (loaded: boolean | null) => {
  if (loaded === null) return validatorTexts.loaded.unknown;
  return loaded ? validatorTexts.loaded.yes : validatorTexts.loaded.no;
};

export function validatorLines(list: readonly Validator[], coin: string): readonly string[] {
  if (list.length === 0) return [validatorTexts.none];
  const rows = list.map((v) => [
    v.index === null ? '–' : String(v.index),
    short(v.pubkey),
    validatorTexts.states[v.status],
    v.balanceGwei === null ? '–' : `${ethOfGwei(v.balanceGwei)} ${coin}`,
    v.withdrawalAddress ?? v.intendedAddress ?? '–',
    loadedWord(v.loaded),
  ]);
  return table(
    validatorTexts.columns.map((title, i) => ({ title, align: i === 0 || i === 3 ? 'right' : 'left' })),
    rows,
  );
}

const coinOf = async (ask: Context['ask']) => ((await ask('practice.status', {})).instance === null ? 'ETH' : 'practice ETH');

const list: Command = {
  path: ['validators', 'list'],
  summary: summaries.validatorsList,
  options: {},
  async run({ ask, json, print, printDocument }) {
    const all = await ask('validators.list', {});
    if (json) printDocument(all);
    else print(...validatorLines(all, await coinOf(ask)));
  },
};

/** The validator meant by an index or a public key, with or without 0x. */
export function find(all: readonly Validator[], word: string): Validator {
  const wanted = word.toLowerCase().replace(/^0x/, '');
  const found = all.find(({ index, pubkey }) => String(index) === wanted || pubkey === `0x${wanted}`);
  if (!found) throw new UsageError(wrongUse.noSuchValidator(word));
  return found;
}

async function confirmed(context: Context, phrase: string): Promise<string> {
  const given = text(context.values, 'phrase');
  if (given !== null) return given;
  if (context.question === null) throw new UsageError(wrongUse.exitNeedsPhrase(phrase));
  return context.question(validatorTexts.exitAsk(phrase));
}

const exit: Command = {
  path: ['validators', 'exit'],
  summary: summaries.validatorsExit,
  words: { usage: '<key or index>', min: 1, max: 1 },
  options: {
    phrase: { value: 'TEXT', about: optionHelp.phrase },
    'password-file': { value: 'F', about: optionHelp.passwordFile },
  },
  async run(context) {
    const { ask, values, words, json, print, printDocument, remark, times, secret } = context;
    const { pubkey } = find(await ask('validators.list', {}), words[0] ?? '');
    const preview = await ask('validators.exitPreview', { pubkey });
    const { index, exitedAt, paidAt, balanceGwei, withdrawalAddress, phrase } = preview;
    const at = (unixMs: number) => `${times.day(unixMs)} ${times.clock(unixMs)}`;
    const amount = `${ethOfGwei(balanceGwei)} ${await coinOf(ask)}`;
    remark(validatorTexts.exitAbout(index, at(exitedAt), at(paidAt), amount, withdrawalAddress ?? '–'));
    const file = text(values, 'password-file');
    const asked = preview.signer === 'keystore' && file === null;
    if (asked && !(await ask('keychain.state', {})).kept.includes(pubkey)) throw new UsageError(wrongUse.exitNeedsPassword);
    const typed = await confirmed(context, phrase);
    const password = preview.signer === 'keystore' && file !== null ? await secret(file) : null;
    try {
      await ask('validators.exit', {
        pubkey,
        phrase: typed,
        password: password === null ? null : Buffer.from(withoutLineEnd(password)).toString('utf8'),
      });
    } finally {
      password?.fill(0);
    }
    if (json) printDocument(await ask('validators.exitRoad', { pubkey }));
    else print(validatorTexts.exitSent(index));
  },
};

const send: Command = {
  path: ['validators', 'send'],
  summary: summaries.validatorsSend,
  words: { usage: '<file>', min: 1, max: 1 },
  options: { phrase: { value: 'TEXT', about: optionHelp.phrase } },
  async run(context) {
    const { ask, words, json, print, printDocument, remark } = context;
    const file = words[0] ?? '';
    const { kind, phrase, validators } = await ask('validators.filePreview', { file });
    const coin = await coinOf(ask);
    for (const { validatorIndex, balanceGwei, withdrawalAddress, refusal } of validators)
      if (refusal === null)
        remark(validatorTexts.sendAbout[kind](validatorIndex, `${ethOfGwei(balanceGwei ?? 0n)} ${coin}`, withdrawalAddress ?? '–'));
    const isRefused = validators.some(({ refusal }) => refusal !== null);
    // Nobody is asked to confirm what the chain refuses; without its phrase nothing is sent, and the fault says why.
    await ask('validators.sendFile', { file, phrase: isRefused ? '' : await confirmed(context, phrase) });
    if (json) printDocument({ kind, sent: validators });
    else print(validatorTexts.sent[kind]);
  },
};

export const validatorCommands: readonly Command[] = [list, exit, send];
