import { dataPath, type ExecutionClient, laidIn, namedNetwork } from '../client.ts';
import { rpcPort, usualClient, usualExecution } from '../usual.ts';

/** Free space under which it prunes: a full pruning of mainnet's state takes that much. Source: eth-docker 26.8. */
const pruneBelowMib = { mainnet: '375810', other: '51200' } as const;
/** Networks whose blocks before the merge are let go. */
const hasPreMerge: readonly string[] = ['mainnet', 'sepolia'];

/**
 * Nethermind 2. Sources: its Dockerfile, eth-docker 26.8 `nethermind.yml`, smartnode; release notes of 2.1 and 2.2. A database that is
 * made by 2.0 or newer needs no full pruning, and the words for it are ignored (FullPrunerFactoryTests.cs).
 */
export const nethermind: ExecutionClient = {
  ...usualClient,
  id: 'nethermind',
  forks: { mainnet: { fulu: '1.35.2' }, sepolia: { gloas: '2.1.0' } },
  // Estimates for August 2026 from launchers' figures of the spring; without history before the merge.
  networks: {
    mainnet: { diskGib: 1_000, memoryMib: 12_288 },
    hoodi: { diskGib: 150, memoryMib: 8_192 },
    sepolia: { diskGib: 600, memoryMib: 8_192 },
  },
  execution: {
    ...usualExecution,
    args: (spec) => {
      const { name } = namedNetwork(spec);
      const p2pPort = String(spec.p2p?.execution ?? 30_303);
      return [
        ...['--config', name, '--data-dir', dataPath],
        ...['--Network.P2PPort', p2pPort, '--Network.DiscoveryPort', p2pPort],
        ...['--JsonRpc.Enabled', 'true', '--JsonRpc.Host', '0.0.0.0', '--JsonRpc.Port', String(rpcPort)],
        ...['--JsonRpc.EngineHost', '0.0.0.0', '--JsonRpc.EnginePort', '8551', '--JsonRpc.JwtSecretFile', laidIn.jwt],
        ...['--HealthChecks.Enabled', 'true'],
        ...['--Pruning.FullPruningTrigger', 'VolumeFreeSpace'],
        ...['--Pruning.FullPruningThresholdMb', name === 'mainnet' ? pruneBelowMib.mainnet : pruneBelowMib.other],
        ...(hasPreMerge.includes(name) ? ['--History.Pruning', 'UseAncientBarriers'] : []),
      ];
    },
    health: { use: 'rpc', path: '/health' },
    stopSignal: 'SIGINT',
  },
  // Corruption and what follows it: DbOnTheRocks.cs. Genesis: its loader compares hashes.
  exits: [
    { when: /Corrupted DB detected/i, reason: 'databaseCorrupt' },
    { when: /unexpected genesis hash|genesis.{0,40}(mismatch|does not match)/i, reason: 'otherNetwork' },
    { when: /unsupported fork/i, reason: 'tooOld' },
    { when: /unrecognized (command|option|argument)|failed to parse.{0,40}(option|argument)/i, reason: 'unknownFlag' },
  ],
};
