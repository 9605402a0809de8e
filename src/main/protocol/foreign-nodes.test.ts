import { expect, test } from 'vitest';
import { foreignNodes, type ListedContainer, namesNode } from './foreign-nodes.ts';

const container = (name: string, image: string, command: string, rest: Partial<ListedContainer> = {}): ListedContainer => ({
  ...{ name, image, command, labels: {}, isRunning: true, ports: [] },
  ...rest,
});
const told = (list: readonly ListedContainer[]) =>
  foreignNodes(list).map(({ launcher, role, network, mayHoldKeys }) => [launcher, role, network, mayHoldKeys]);

test('eth-docker is known in a folder of any name, with roles and network by its labels', () => {
  const labels = (service: string) => ({
    'com.docker.compose.project': 'my-node',
    'com.docker.compose.service': service,
    'metrics.instance': service,
    'metrics.network': 'hoodi',
  });
  const entry = 'docker-entrypoint.sh lighthouse';
  expect(
    told([
      container('my-node-execution-1', 'geth:local', 'docker-entrypoint.sh geth --http', { labels: labels('execution') }),
      container('my-node-consensus-1', 'lighthouse:local', `${entry} bn --datadir /var/lib`, { labels: labels('consensus') }),
      container('my-node-validator-1', 'lighthouse:local', 'docker-entrypoint-vc.sh lighthouse vc --datadir /var/lib', {
        labels: labels('validator'),
      }),
    ]),
  ).toEqual([
    ['eth-docker', 'execution', 'hoodi', false],
    ['eth-docker', 'beacon', 'hoodi', false],
    ['eth-docker', 'validator', 'hoodi', true],
  ]);
});

test('Stereum, DappNode, Rocket Pool and Sedge are known by the names and labels that they give', () => {
  expect(
    told([
      container('stereum-587c7432', 'sigp/lighthouse:v8', 'lighthouse bn --debug-level=info --network=mainnet'),
      container('stereum-1aa8dbdb', 'sigp/lighthouse:v8', 'lighthouse vc --network=mainnet'),
      container(
        'DAppNodePackage-validator.lighthouse-hoodi.dnp.dappnode.eth',
        'validator.lighthouse-hoodi.dnp.dappnode.eth:1',
        '/entry.sh',
      ),
      container('rocketpool_eth1', 'nethermind/nethermind:1', 'sh /setup/start-ec.sh --config mainnet'),
      container('rocketpool_validator', 'sigp/lighthouse:v8', 'sh /setup/start-vc.sh'),
      container('sedge-validator-client-mine', 'consensys/teku:26', '/opt/teku/bin/teku validator-client --network=hoodi'),
      container('sedge-consensus-client', 'statusim/nimbus-eth2:1', '/opt/nimbus_beacon_node --network=hoodi'),
    ]),
  ).toEqual([
    ['Stereum', 'beacon', 'mainnet', false],
    ['Stereum', 'validator', 'mainnet', true],
    ['DappNode', 'validator', 'hoodi', true],
    ['Rocket Pool', 'execution', 'mainnet', false],
    ['Rocket Pool', 'validator', null, true],
    ['Sedge', 'validator', 'hoodi', true],
    ['Sedge', 'beacon', 'hoodi', false],
  ]);
});

test('clients that were started by hand, signers and keys inside a beacon node are seen; other containers are not', () => {
  expect(
    told([
      container('mine', 'ghcr.io/paradigmxyz/reth:v1', 'reth node --chain mainnet'),
      container('old', 'ethereum/client-go:v1', 'geth --sepolia --http'),
      container('signer', 'consensys/web3signer:latest', '/opt/web3signer/bin/web3signer eth2'),
      container('teku', 'consensys/teku:26', '/opt/teku/bin/teku --network=mainnet --validator-keys=/keys:/keys'),
      container('prysm', 'gcr.io/offchainlabs/prysm/validator:v7', '/app/cmd/validator/validator --hoodi'),
      container('web', 'nginx:1', 'nginx -g'),
      container('validator', 'acme/form-validator:2', 'node server.js'),
      container('db', 'postgres:16', 'postgres'),
    ]),
  ).toEqual([
    [null, 'execution', 'mainnet', false],
    [null, 'execution', 'sepolia', false],
    [null, 'validator', null, true],
    [null, 'beacon', 'mainnet', true],
    [null, 'validator', 'hoodi', true],
  ]);
});

test('an image is told to be of a node by its name, never by its tag or the host that it came from', () => {
  const names = ['sigp/lighthouse:v8', 'geth:local', 'ghcr.io/paradigmxyz/reth@sha256:aa', 'consensys/web3signer:latest'];
  expect(names.map(namesNode)).toEqual(names.map(() => true));
  expect(['nginx:geth', 'postgres:16', 'localhost:5000/web:1'].map(namesNode)).toEqual([false, false, false]);
});
