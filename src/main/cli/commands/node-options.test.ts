import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { NodePairs, NodeStack } from '../../../shared/node-life.ts';
import type { Context, Values } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { nodeChoiceOf } from './node-options.ts';

const stack: NodeStack = {
  ...{ choice: null, instance: null, containers: [], versions: [], checkpoint: null },
  next: { kind: 'choose', text: '' },
};
const pair = { execution: 'besu', consensus: 'teku', needs: { diskBytes: 1, memoryBytes: 1 }, warnings: [] } as const;
const pairs: NodePairs = { network: 'hoodi', title: 'Hoodi', validators: 'open', pairs: [{ ...pair, warnings: [] }], shares: [] };
const answers = { 'node.stack': stack, 'node.pairs': pairs } as Readonly<Record<string, unknown>>;
const asking = (told: typeof answers) => (async (name: string) => told[name]) as Context['ask'];
const ask = asking(answers);
const chosen = (values: Values) => nodeChoiceOf({ values: { network: 'hoodi', ...values }, ask });

test('parts that run elsewhere are typed by their addresses; a file is meant from where one stands', async () => {
  const values = { 'execution-url': 'http://10.0.0.7:8545', 'engine-url': 'http://10.0.0.7:8551', 'jwt-file': 'jwt.hex' };
  const { execution, consensus } = await chosen(values);
  expect(execution).toEqual({
    ...{ kind: 'remote', rpcUrl: 'http://10.0.0.7:8545', engineUrl: 'http://10.0.0.7:8551' },
    jwtFile: resolve('jwt.hex'),
  });
  expect(consensus).toEqual({ kind: 'run', client: 'teku' });
  const both = await chosen({ 'execution-url': 'http://10.0.0.7:8545', 'beacon-url': 'https://beacon.example' });
  expect(both.execution).toMatchObject({ kind: 'remote', engineUrl: null, jwtFile: null });
  expect(both.consensus).toEqual({ kind: 'remote', url: 'https://beacon.example', validatorClient: 'teku' });
});

test('an address that is none, and an engine without its execution client, are wrong use', async () => {
  await expect(chosen({ 'beacon-url': '10.0.0.7:5052' })).rejects.toThrow(UsageError);
  await expect(chosen({ 'engine-url': 'http://10.0.0.7:8551' })).rejects.toThrow('--execution-url');
});

test('of a node that is there, the client that was not typed stays', async () => {
  const kept = { ...(await chosen({})), consensus: { kind: 'run', client: 'lodestar' } } as const;
  const fits = [pair, { ...pair, execution: 'geth' }, { ...pair, execution: 'geth', consensus: 'lodestar' }];
  const told = asking({ 'node.stack': { ...stack, choice: kept }, 'node.pairs': { ...pairs, pairs: fits } });
  const { execution, consensus } = await nodeChoiceOf({ values: { execution: 'geth' }, ask: told });
  expect([execution, consensus]).toEqual([{ kind: 'run', client: 'geth' }, kept.consensus]);
});
