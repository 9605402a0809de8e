import { expect, test } from 'vitest';
import type { NodeChoice } from '../../../shared/node-life.ts';
import { nodeLifeTexts as texts } from '../../../shared/strings/node-cli.ts';
import type { Context } from '../command.ts';
import { nodeLifeCommands } from './node-life.ts';

const up = nodeLifeCommands.find(({ path }) => path[1] === 'up');
const choice: NodeChoice = {
  ...{ network: 'hoodi', execution: { kind: 'run', client: 'geth' }, consensus: { kind: 'run', client: 'teku' } },
  ...{ withValidator: false, feeRecipient: null, graffiti: '', checkpoint: { kind: 'providers' }, dataFolder: '/mnt/big', mevRelays: [] },
  p2p: { execution: 30_303, consensus: 9_000, quic: 9_001 },
};
const small = { id: 'disk-space', title: 'Disk space', verdict: 'stops', found: '70 GB free in /mnt/big', needed: '300 GB' };
const slow = { ...small, id: 'disk-kind', title: 'Disk type', verdict: 'watch' };

/** Starts it on a machine with these findings, for a person who answers so; null: nobody is there. */
async function start(checks: readonly unknown[], answer: string | null, values: Record<string, boolean> = {}) {
  const asked: [string, unknown][] = [];
  const told: string[] = [];
  const answers: Record<string, unknown> = { 'node.stack': { choice }, 'node.preview': { findings: [] }, 'host.check': checks };
  const context = {
    ...{ values, words: [], json: true },
    ask: async (name: string, input: unknown) => {
      asked.push([name, input]);
      if (name === 'node.up') throw new Error('begun');
      return answers[name];
    },
    printLine: () => undefined,
    remark: (...lines: string[]) => void told.push(...lines),
    question:
      answer === null
        ? null
        : async (text: string) => {
            told.push(text);
            return answer;
          },
  };
  const end = await up?.run(context as unknown as Context).catch((error: Error) => error.message);
  return { told, end, looked: asked.find(([name]) => name === 'host.check')?.[1] };
}

test('what of this machine stops a node is named before a person is asked whether to start it all the same', async () => {
  const { told, end, looked } = await start([small, slow], 'n');
  expect(told).toEqual([texts.stopsHere('Disk space', '70 GB free in /mnt/big', '300 GB'), texts.askAnyway, texts.left]);
  expect(end).toBeUndefined();
  expect(looked).toMatchObject({ network: 'hoodi', execution: 'geth', consensus: 'teku', dataFolder: '/mnt/big' });
  expect((await start([small], 'y')).end).toBe('begun');
});

test('where nothing stops it, the usual question is asked; with --yes none is, and nobody looks', async () => {
  expect((await start([slow], 'y')).told).toEqual([texts.askUp]);
  expect(await start([small], null, { yes: true })).toEqual({ told: [], end: 'begun', looked: undefined });
  expect(await start([small], null)).toMatchObject({ end: expect.stringContaining('--yes'), looked: undefined });
});
