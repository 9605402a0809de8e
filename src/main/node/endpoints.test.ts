import { expect, test } from 'vitest';
import type { NodeContainer } from '../../shared/node.ts';
import type { DockerContainer } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import { consensusClients } from './clients/catalogue.ts';
import { endpointFinder, type Known } from './endpoints.ts';

const known = (
  role: NodeContainer['role'],
  client: NodeContainer['client'],
  ports: NodeContainer['ports'],
  line: string,
  far: Readonly<Record<string, string>> = {},
): Known => {
  const name = `mainnet-3fa9-own-${role}`;
  const labels = { [label.instance]: 'mainnet-3fa9', [label.network]: 'mainnet', [label.line]: line, ...far };
  const shared = { id: name, name, image: `${client}:1`, state: 'running', startedAt: 1, exitCode: null } as const;
  const docker: DockerContainer = { ...shared, finishedAt: null, oomKilled: false, restarts: 0, labels, ports: [], ip: null };
  return { docker, node: { ...shared, side: 'own', role, client, clientName: client, why: null, ports } };
};

const rest = { use: 'rest', host: 4_002 } as const;
const keymanager = { use: 'keymanager', host: 4_003 } as const;

test.each(consensusClients.map((client) => [client.id, client] as const))(
  '%s: its Keymanager API and token are found where they are',
  async (id, { lines, keymanager: { tokenPath }, oneProcess }) => {
    const read: string[] = [];
    const find = endpointFinder({
      readFile: async (name, path) => {
        read.push(`${name} ${path}`);
        return Buffer.from('a-token\n');
      },
    });
    const line = lines.at(-1) ?? '';
    const execution = known('execution', 'besu', [{ use: 'rpc', host: 4_001 }], '');
    const consensus = oneProcess
      ? [known('beacon', id, [rest, keymanager], line)]
      : [known('beacon', id, [rest], line), known('validator', id, [keymanager], line)];
    expect(await find([execution, ...consensus])).toEqual({
      instance: 'mainnet-3fa9',
      network: 'mainnet',
      client: { execution: 'besu', consensus: id },
      executionUrl: 'http://127.0.0.1:4001',
      beaconUrl: 'http://127.0.0.1:4002',
      keymanager: { url: 'http://127.0.0.1:4003', token: 'a-token', signsExits: true },
    });
    expect(read).toEqual([`mainnet-3fa9-own-${oneProcess ? 'beacon' : 'validator'} ${tokenPath}`]);
    expect((await find([execution, known('beacon', id, [rest], line)]))?.keymanager).toBeNull();
  },
);

test('of a public and a practice node what runs is meant, and of two that run the public one', async () => {
  const find = endpointFinder({ readFile: async () => null });
  const node = (network: 'mainnet' | 'practice', state: NodeContainer['state']): readonly Known[] =>
    [known('execution', 'besu', [{ use: 'rpc', host: 4_001 }], ''), known('beacon', 'teku', [rest], 'teku-26')].map((one) => ({
      docker: { ...one.docker, labels: { ...one.docker.labels, [label.instance]: `${network}-1`, [label.network]: network } },
      node: { ...one.node, state },
    }));
  const meant = async (mainnet: NodeContainer['state'], practice: NodeContainer['state']) =>
    (await find([...node('practice', practice), ...node('mainnet', mainnet)]))?.network;
  expect(await Promise.all([meant('running', 'running'), meant('exited', 'running'), meant('exited', 'exited')])).toEqual([
    'mainnet',
    'practice',
    'mainnet',
  ]);
});

test('parts that run elsewhere are where the labels say, and keys are found beside them', async () => {
  const find = endpointFinder({ readFile: async () => Buffer.from('a-token') });
  const at = (parts: object) => ({ [label.elsewhere]: JSON.stringify(parts) });
  const keys = { url: 'http://127.0.0.1:4003', token: 'a-token', signsExits: true };
  const rpc = 'http://10.0.0.7:8545';
  const withBeacon = [
    known('beacon', 'teku', [rest], 'teku-26', at({ rpc })),
    known('validator', 'teku', [keymanager], 'teku-26', at({ rpc })),
  ];
  expect(await find(withBeacon)).toMatchObject({
    client: { execution: null, consensus: 'teku' },
    executionUrl: rpc,
    beaconUrl: 'http://127.0.0.1:4002',
    keymanager: keys,
  });
  const alone = (far: Readonly<Record<string, string>>) => [known('validator', 'teku', [keymanager], 'teku-26', far)];
  expect(await find(alone(at({ rpc, rest: 'http://10.0.0.7:5052' })))).toMatchObject({
    instance: 'mainnet-3fa9',
    client: { execution: null, consensus: 'teku' },
    executionUrl: rpc,
    beaconUrl: 'http://10.0.0.7:5052',
    keymanager: keys,
  });
  for (const far of [{}, at({ rest: 'http://10.0.0.7:5052' }), { [label.elsewhere]: 'not JSON' }])
    expect(await find(alone(far))).toBeNull();
});
