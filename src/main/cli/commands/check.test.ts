import { expect, test } from 'vitest';
import type { Work } from '../../../shared/work.ts';
import type { Context, Values } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { check } from './check.ts';

const measured: Work = {
  ...{ id: 'w', kind: 'host.upload', state: 'done', startedAt: 1, endedAt: 2, keeps: 'It keeps.', fault: null },
  parts: [],
};

/** Everything that is told and asked, in its order. */
async function run(values: Values): Promise<readonly unknown[]> {
  const told: unknown[] = [];
  const context = {
    ...{ values, json: false, signal: new AbortController().signal, listen: () => () => undefined, progress: { clear: () => undefined } },
    remark: (text: string) => told.push(text),
    print: () => undefined,
    ask: async (name: string, input: unknown) => {
      told.push([name, input]);
      return { 'host.measureUpload': measured, 'work.list': [measured], 'host.check': [] }[name];
    },
  };
  await check.run(context as unknown as Context);
  return told;
}

test('the upload is measured only with a server that is named, and only after it was said what is sent to whom', async () => {
  expect(await run({})).toEqual([['host.check', expect.anything()]]);
  expect(await run({ network: 'mainnet', validators: '3', 'upload-to': 'https://speed.example/up' })).toEqual([
    'Hearth sends at most 50 MB of random bytes to speed.example, for 10 s at most. That server sees your IP address.',
    ['host.measureUpload', { url: 'https://speed.example/up' }],
    ['work.list', {}],
    ['host.check', { network: 'mainnet', execution: undefined, consensus: undefined, validators: 3 }],
  ]);
});

test('what is no address is told, and nothing is sent', async () => {
  await expect(run({ 'upload-to': 'speed.example' })).rejects.toThrow(UsageError);
});
