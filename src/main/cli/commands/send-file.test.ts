import { expect, test } from 'vitest';
import type { Context } from '../command.ts';
import { validatorCommands } from './validators.ts';

const send = validatorCommands.find(({ path }) => path[1] === 'send');

async function run(refusal: string | null, values: Record<string, string> = {}) {
  const asked: [string, unknown][] = [];
  const told: string[] = [];
  const row = { validatorIndex: 64, pubkey: `0x${'ab'.repeat(48)}`, balanceGwei: 32_010_000_000n, withdrawalAddress: '0x7099', refusal };
  const answers: Record<string, unknown> = {
    'validators.filePreview': { kind: 'exit', phrase: 'exit validator 64', validators: [row] },
    'practice.status': { instance: null },
  };
  const context = {
    values,
    words: ['/usb/exit.json'],
    json: false,
    ask: async (name: string, input: unknown) => {
      asked.push([name, input]);
      return answers[name];
    },
    print: (...lines: string[]) => told.push(...lines),
    remark: (line: string) => told.push(line),
    question: async () => 'exit validator 64',
  };
  await send?.run(context as unknown as Context);
  return { told, sent: asked.find(([name]) => name === 'validators.sendFile')?.[1] };
}

test('a signed file says what it does, asks for its phrase, and is sent', async () => {
  const { told, sent } = await run(null);
  expect(sent).toEqual({ file: '/usb/exit.json', phrase: 'exit validator 64' });
  expect(told).toEqual([
    'Validator 64 exits, and its 32.010 ETH are paid to 0x7099. This cannot be undone. Keep the node running until it has exited.',
    'The exit is sent.',
  ]);
  expect((await run(null, { phrase: 'by option' })).sent).toEqual({ file: '/usb/exit.json', phrase: 'by option' });
});

test('nobody is asked about what the chain refuses, and its phrase is not given either', async () => {
  expect((await run('Validator 64 has left already.', { phrase: 'exit validator 64' })).sent).toEqual({
    file: '/usb/exit.json',
    phrase: '',
  });
});
