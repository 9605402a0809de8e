import { dataPath, type ExecutionClient, laidIn, namedNetwork, unprivileged } from '../client.ts';
import { rpcPort, usualClient, usualExecution } from '../usual.ts';

/** Reth 2. Sources: eth-docker 26.8 `reth.yml`, its CLI reference of 2.5; release notes of 2.7 to 2.10. */
export const reth: ExecutionClient = {
  ...usualClient,
  id: 'reth',
  forks: { mainnet: { fulu: '1.9.1' }, sepolia: { gloas: '2.7.0' } },
  prune: { kind: 'run', sheds: 'oldStates', args: (network) => ['prune', '--chain', network, '--datadir', dataPath] },
  // Estimates for August 2026 from launchers' figures of the spring, for `--full`.
  networks: {
    mainnet: { diskGib: 1_300, memoryMib: 16_384 },
    hoodi: { diskGib: 180, memoryMib: 8_192 },
    sepolia: { diskGib: 700, memoryMib: 8_192 },
  },
  execution: {
    ...usualExecution,
    image: { user: unprivileged.user },
    args: (spec) => {
      const p2pPort = String(spec.p2p?.execution ?? 30_303);
      return [
        ...['node', '--chain', namedNetwork(spec).name, '--datadir', dataPath],
        // Without it all states of the past are kept.
        '--full',
        ...['--port', p2pPort, '--discovery.port', p2pPort, '--discovery.v5.port', p2pPort],
        ...['--http', '--http.addr', '0.0.0.0', '--http.port', String(rpcPort)],
        ...['--authrpc.addr', '0.0.0.0', '--authrpc.port', '8551', '--authrpc.jwtsecret', laidIn.jwt],
        // Docker keeps its log.
        ...['--color', 'never', '--log.file.max-files', '0'],
      ];
    },
    env: () => unprivileged.env,
    stopSignal: 'SIGINT',
  },
  // Sources: storage/errors/src/lockfile.rs, storage/db-common/src/init.rs; MDBX numbers as in reth issues 8859 and 16052.
  exits: [
    { when: /storage directory is currently in use/i, reason: 'databaseInUse' },
    { when: /genesis hash in the storage does not match/i, reason: 'otherNetwork' },
    { when: /failed to open the database: .*\((12)\)/i, reason: 'outOfMemory' },
    { when: /\(-307(96|95|97)\)|failed to open the database/i, reason: 'databaseCorrupt' },
    { when: /unsupported fork/i, reason: 'tooOld' },
  ],
};
