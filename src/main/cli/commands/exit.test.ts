import { expect, test } from 'vitest';
import type { Context } from '../command.ts';
import { times } from '../face/format.ts';
import { UsageError } from '../usage-error.ts';
import { validatorCommands } from './validators.ts';

const pubkey = `0x${'ab'.repeat(48)}`;
const preview = {
  index: 64,
  phrase: 'exit validator 64',
  exitedAt: 0,
  paidAt: 0,
  balanceGwei: 32_000_000_000n,
  withdrawalAddress: null,
  signer: 'keystore',
};
const exit = validatorCommands.find(({ path }) => path[1] === 'exit');

async function run(values: Record<string, string>, question: Context['question'], kept: readonly string[] = []) {
  const asked: [string, unknown][] = [];
  const answers: Record<string, unknown> = {
    'validators.list': [{ pubkey, index: 64 }],
    'validators.exitPreview': preview,
    'keychain.state': { state: { kind: 'keychain', name: 'the keyring “Login”' }, kept },
    'practice.status': { instance: 'practice-1' },
  };
  const context = {
    values,
    words: ['64'],
    json: false,
    ask: async (name: string, input: unknown) => {
      asked.push([name, input]);
      return answers[name];
    },
    print: () => undefined,
    remark: () => undefined,
    times: times('UTC'),
    secret: async () => Buffer.from('correct horse battery\n'),
    question,
  };
  await exit?.run(context as unknown as Context);
  return asked.find(([name]) => name === 'validators.exit')?.[1];
}

test('an exit asks for the phrase, or takes it as an option, and the password from its file', async () => {
  const sent = { pubkey, phrase: 'exit validator 64', password: 'correct horse battery' };
  expect(await run({ 'password-file': 'F' }, async () => 'exit validator 64')).toEqual(sent);
  expect(await run({ 'password-file': 'F', phrase: 'exit validator 64' }, null)).toEqual(sent);
});

test('an exit that nobody confirms, or that lacks the password it needs, is wrong use and sends nothing', async () => {
  await expect(run({ 'password-file': 'F' }, null)).rejects.toThrow('Nobody is here to ask. Confirm with: --phrase "exit validator 64"');
  await expect(run({ phrase: 'exit validator 64' }, null)).rejects.toBeInstanceOf(UsageError);
});

test('an exit whose password the keychain keeps needs no file', async () => {
  const phrase = 'exit validator 64';
  expect(await run({ phrase }, null, [pubkey])).toEqual({ pubkey, phrase, password: null });
});
