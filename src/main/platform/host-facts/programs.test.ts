import { expect, test } from 'vitest';
import { nodesAmong, validatorsAmong } from './programs.ts';

/** What runs, and whose client it is; null: nobody's. */
type Running = readonly (readonly [name: string, params: string, title: string | null])[];
const signing: Running = [
  ['lighthouse', 'bn --network hoodi', null],
  ['lighthouse', 'vc --network hoodi', 'Lighthouse'],
  ['node', '/usr/lib/lodestar/bin/lodestar.js validator', 'Lodestar'],
  ['java', '-jar teku.jar validator-client', 'Teku'],
  ['validator', '--datadir /x', 'Prysm'],
  ['html-validator', '', null],
];
const serving: Running = [
  ['geth', '--hoodi', 'Geth'],
  ['java', '-cp /opt/besu/lib org.hyperledger.besu.Besu', 'Besu'],
  ['node', '/usr/lib/lodestar.js beacon', 'Lodestar'],
  ['nethermind.runner', '', 'Nethermind'],
  ['node', 'server.js', null],
];

test.each([
  ['validator clients', validatorsAmong, signing],
  ['clients of nodes', nodesAmong, serving],
] as const)('%s are told from other programs by name and arguments', (_, among, running) => {
  const list = running.map(([name, params], pid) => ({ pid, name, params }));
  expect(among(list)).toEqual(running.flatMap(([, , title], pid) => (title === null ? [] : [[title, pid]])));
});
