import { dataPath, type ExecutionClient, heapMib, laidIn, namedNetwork } from '../client.ts';
import { rpcPort, usualClient, usualExecution } from '../usual.ts';

/** Besu 26. Sources: its CHANGELOG up to 26.10, its Dockerfile and DataStorageOptions.java, eth-docker 26.8 `besu.yml`, smartnode. */
export const besu: ExecutionClient = {
  ...usualClient,
  id: 'besu',
  forks: { mainnet: { fulu: '25.11.0' }, sepolia: { gloas: '26.9.0' } },
  prune: {
    kind: 'run',
    sheds: 'stateLogs',
    args: (network) => [`--data-path=${dataPath}`, `--network=${network}`, 'storage', 'trie-log', 'prune'],
  },
  // Estimates for August 2026 from launchers' figures of the spring; Bonsai state.
  networks: {
    mainnet: { diskGib: 1_100, memoryMib: 12_288 },
    hoodi: { diskGib: 150, memoryMib: 8_192 },
    sepolia: { diskGib: 650, memoryMib: 8_192 },
    ephemery: { diskGib: 10, memoryMib: 4_096 },
  },
  execution: {
    ...usualExecution,
    // The image's own script starts as root to drop to `besu`, for which a container without capabilities has no right.
    image: { entrypoint: ['/opt/besu/bin/besu'], user: 'besu' },
    args: (spec) => [
      `--network=${namedNetwork(spec).name}`,
      `--data-path=${dataPath}`,
      ...(spec.p2p === null ? [] : [`--p2p-port=${spec.p2p.execution}`]),
      '--nat-method=DOCKER',
      ...['--rpc-http-enabled', '--rpc-http-host=0.0.0.0', `--rpc-http-port=${rpcPort}`, '--host-allowlist=*'],
      ...['--engine-rpc-port=8551', '--engine-host-allowlist=*', `--engine-jwt-secret=${laidIn.jwt}`],
    ],
    env: (spec) => ({ JAVA_OPTS: `-Xmx${heapMib(spec, 5_120, 3_072)}m` }),
    health: { use: 'rpc', path: '/liveness' },
  },
  // Ports: besu issues 1064 and 4176. Genesis: DefaultBlockchain.java.
  exits: [
    { when: /supplied genesis block does not match chain data/i, reason: 'otherNetwork' },
    { when: /check for port conflicts|service \w+ failed to start|port number .* has been specified multiple times/i, reason: 'portInUse' },
    { when: /unsupported fork/i, reason: 'tooOld' },
  ],
};
