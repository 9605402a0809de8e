import { expect, test } from 'vitest';
import { launchersAmong } from './launchers.ts';

const container = (name: string, image: string, labels: Record<string, string> = {}, hearth: string | null = null) => ({
  ...{ name, isRunning: true, command: '', ports: [] },
  image,
  labels,
  hearth,
});

test('other launchers are known by how they name or label their containers', () => {
  const found = launchersAmong([
    container('eth-docker-execution-1', 'geth:local', { 'com.docker.compose.project': 'eth-docker' }),
    container('stereum-4711', 'sigp/lighthouse:v8'),
    container('DAppNodePackage-geth.dnp.dappnode.eth', 'geth.dnp.dappnode.eth:0.1'),
    container('rocketpool_eth1', 'nethermind/nethermind:1'),
    container('mine', 'ghcr.io/paradigmxyz/reth:v1'),
    container('web', 'nginx:1'),
    container('practice-own-execution', 'practice/geth:1', {}, 'bbbb'),
  ]);
  expect(found).toEqual(['eth-docker', 'Stereum', 'DappNode', 'Rocket Pool', 'mine']);
});
