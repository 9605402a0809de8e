import { expect, test } from 'vitest';
import { type NodeChoice, nodePairs, nodePlan, usualP2p } from '../../shared/node-life.ts';
import { consensusClients, executionClients } from './clients/catalogue.ts';
import type { KeptNode } from './kept-node.ts';
import { choice, lifeWorld } from './testing/life-world.ts';

const life = (kept?: KeptNode) => lifeWorld(kept).life;
const stopsOf = async (wanted: NodeChoice) => {
  const { findings } = await life().preview({ choice: wanted });
  return findings.filter(({ level }) => level === 'stops').map(({ text }) => text);
};

test('a plan says what is fetched, made, run and published, and in which order', async () => {
  const plan = await life().preview({ choice: choice() });
  expect(nodePlan.parse(plan)).toEqual(plan);
  expect(plan.instance).toBe('hoodi-3fa9');
  expect(plan.steps.map(({ id, done }) => [id, done])).toEqual([
    ['image:nethermind/nethermind:2.2.2', false],
    ['image:chainsafe/lodestar:v1.50.1', false],
    ['secrets', false],
    ['network', false],
    ['checkpoint', false],
    ['execution', false],
    ['beacon', false],
    ['answers', false],
    ['validator', false],
  ]);
  expect(plan.secrets.map(({ file }) => file)).toEqual(['/nodes/hoodi-3fa9/jwt.hex']);
  expect(plan.published.map(({ port, protocol }) => `${port}/${protocol}`)).toEqual([
    '30303/tcp',
    '30303/udp',
    '9000/tcp',
    '9000/udp',
    '9001/udp',
  ]);
  expect(plan.local.map(({ use, port }) => [use, port])).toEqual([
    ['rpc', 8_545],
    ['rest', 5_052],
    ['keymanager', 5_062],
  ]);
  expect(plan.checkpoint.kind).toBe('asked');
  expect(plan.time.toSeconds).toBeGreaterThan(plan.time.fromSeconds);
});

test('every pair of every network has a plan whose steps have ids of their own, first steps included', async () => {
  let plans = 0;
  for (const network of ['mainnet', 'hoodi', 'sepolia', 'ephemery'] as const) {
    const { pairs } = nodePairs.parse(await life().pairs({ network }));
    for (const { execution, consensus } of pairs) {
      const wanted = choice({ network, execution: { kind: 'run', client: execution }, consensus: { kind: 'run', client: consensus } });
      const { steps, findings, choice: taken } = await life().preview({ choice: wanted });
      expect(findings.filter(({ level }) => level === 'stops')).toEqual([]);
      expect(taken.withValidator).toBe(network !== 'sepolia');
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      plans += 1;
    }
  }
  expect(plans).toBe(executionClients.length * consensusClients.length * 3 + 2);
});

test('what cannot be is said', async () => {
  expect(await stopsOf(choice({ feeRecipient: null }))).toHaveLength(1);
  expect(await stopsOf(choice({ feeRecipient: null, withValidator: false }))).toEqual([]);
  expect(await stopsOf(choice({ feeRecipient: '0x71C7656EC7ab88b098defB751B7401B5f6d8976f' }))).toHaveLength(1);
  expect(await stopsOf(choice({ execution: { kind: 'run', client: 'prysm' } }))).toHaveLength(1);
  expect(await stopsOf(choice({ network: 'ephemery', execution: { kind: 'run', client: 'reth' } }))).toEqual([
    expect.stringContaining('Reth does not run Ephemery'),
  ]);
  const prysm = { consensus: { kind: 'run', client: 'prysm' }, checkpoint: { kind: 'genesis' } } as const;
  expect(await stopsOf(choice(prysm))).toEqual([expect.stringContaining('Take a checkpoint')]);
  expect(await stopsOf(choice({ p2p: { ...usualP2p, quic: 9_000 } }))).toEqual([expect.stringContaining('Port 9000')]);
  expect(await stopsOf(choice({ mevRelays: ['Nobody'] }))).toEqual([expect.stringContaining('Known are: Aestus')]);
});

test('without a choice the kept one is planned, and without that there is none', async () => {
  await expect(life().preview({ choice: null })).rejects.toMatchObject({ code: 'node.noChoice' });
  const node = {
    instance: 'hoodi-3fa9',
    choice: choice(),
    hostPorts: { rpc: 1, rest: 2, keymanager: 3 },
    checkpoint: null,
    old: [],
    hasBegun: false,
  };
  const plan = await life({ node }).preview({ choice: null });
  expect(plan.local.map(({ port }) => port)).toEqual([1, 2, 3]);
});

test('pairs keep their order for a data folder, and a client that much of the network runs is warned of', async () => {
  const one = await life().pairs({ network: 'mainnet' });
  expect(await life().pairs({ network: 'mainnet' })).toEqual(one);
  const warned = one.pairs.filter(
    ({ execution, consensus }) => execution === 'geth' || execution === 'nethermind' || consensus === 'lighthouse',
  );
  expect(one.pairs.filter(({ warnings }) => warnings.length > 0)).toEqual(warned);
});

const far = { kind: 'remote', rpcUrl: 'http://10.0.0.7:8545', engineUrl: 'http://10.0.0.7:8551', jwtFile: '/mine/jwt.hex' } as const;

test('parts that run elsewhere are planned as what is left here', async () => {
  const noExecution = await life().preview({ choice: choice({ execution: far }) });
  expect(noExecution.findings.map(({ level }) => level)).toEqual(['watch']);
  expect(noExecution.containers.map(({ role }) => role)).toEqual(['beacon', 'validator']);
  expect(noExecution.containers[0]?.args.join(' ')).toContain('http://10.0.0.7:8551');
  // The secret is the person's: none is made.
  expect(noExecution.secrets).toEqual([]);
  const execution = { ...far, engineUrl: null, jwtFile: null };
  const consensus = { kind: 'remote', url: 'http://10.0.0.7:5052', validatorClient: 'lodestar' } as const;
  const signerOnly = await life().preview({ choice: choice({ execution, consensus }) });
  expect(signerOnly.findings).toEqual([]);
  expect(signerOnly.containers.map(({ role }) => role)).toEqual(['validator']);
  expect([signerOnly.checkpoint.kind, signerOnly.published, signerOnly.steps.map(({ id }) => id)]).toEqual([
    'none',
    [],
    ['image:chainsafe/lodestar:v1.50.1', 'network', 'validator'],
  ]);
});

test('parts elsewhere that cannot work together are said', async () => {
  const consensus = { kind: 'remote', url: 'http://10.0.0.7:5052', validatorClient: 'lodestar' } as const;
  expect(await stopsOf(choice({ execution: { ...far, jwtFile: null } }))).toEqual([expect.stringContaining('secret (jwt)')]);
  expect(await stopsOf(choice({ execution: { ...far, engineUrl: 'http://[bad' } }))).toEqual([expect.stringContaining('no address')]);
  expect(await stopsOf(choice({ consensus }))).toEqual([expect.stringContaining('name that one by its address')]);
  expect(await stopsOf(choice({ execution: far, consensus, withValidator: false }))).toEqual([expect.stringContaining('nothing is left')]);
  const grandine = { ...consensus, validatorClient: 'grandine' } as const;
  expect(await stopsOf(choice({ execution: far, consensus: grandine }))).toEqual([expect.stringContaining('one process')]);
});
