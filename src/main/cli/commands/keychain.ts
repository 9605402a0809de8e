import { keychainTexts as texts } from '../../../shared/strings/keychain.ts';
import type { Command, Context } from '../command.ts';
import { withoutLineEnd } from '../face/secret.ts';
import { UsageError } from '../usage-error.ts';
import { required } from './options.ts';

const words = { usage: texts.key, min: 1, max: 1 };

/** The key that is meant, of those this data folder holds or whose password is kept. */
async function meant({ ask, words }: Context): Promise<string> {
  const typed = `0x${(words[0] ?? '').toLowerCase().replace(/^0x/, '')}`;
  const held = (await ask('keys.list', {})).some(({ pubkey }) => pubkey === typed);
  if (held || (await ask('keychain.state', {})).kept.includes(typed)) return typed;
  throw new UsageError(texts.noSuchKey);
}

const state: Command = {
  path: ['keychain', 'state'],
  summary: texts.summaries.state,
  options: {},
  notes: texts.notes,
  async run({ ask, json, print, printDocument }) {
    const found = await ask('keychain.state', {});
    if (json) return printDocument(found);
    const { state: at, kept } = found;
    if (at.kind === 'none') return print(at.message);
    print(at.kind === 'keychain' ? texts.safe(at.name) : texts.sealed(at.backend), texts.keeps(kept.length), ...kept);
  },
};

const save: Command = {
  path: ['keychain', 'save'],
  summary: texts.summaries.save,
  words,
  options: { 'password-file': { value: 'F', about: texts.passwordFile } },
  notes: texts.notes,
  async run(context) {
    const { ask, values, secret, json, print, printDocument } = context;
    const file = required(values, 'password-file', 'keychain save');
    const pubkey = await meant(context);
    const bytes = await secret(file);
    try {
      await ask('keychain.save', { pubkeys: [pubkey], password: Buffer.from(withoutLineEnd(bytes)).toString('utf8') });
    } finally {
      bytes.fill(0);
    }
    if (json) printDocument(await ask('keychain.state', {}));
    else print(texts.saved);
  },
};

const forget: Command = {
  path: ['keychain', 'forget'],
  summary: texts.summaries.forget,
  words,
  options: {},
  async run(context) {
    const { ask, json, print, printDocument } = context;
    await ask('keychain.forget', { pubkeys: [await meant(context)] });
    if (json) printDocument(await ask('keychain.state', {}));
    else print(texts.forgotten);
  },
};

export const keychainCommands: readonly Command[] = [state, save, forget];
