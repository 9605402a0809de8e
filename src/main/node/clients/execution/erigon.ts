import { dataPath, type ExecutionClient, laidIn, namedNetwork, type P2pPorts, udpAndTcp } from '../client.ts';
import { rpcPort, usualClient, usualExecution } from '../usual.ts';

/** It shares its history with others by BitTorrent. */
const torrentPort = (p2p: P2pPorts | null): number => p2p?.torrent ?? 42_069;

/** Erigon 3.8, with a consensus client beside it instead of its own Caplin. Sources: its Dockerfile, eth-docker 26.8 `erigon.yml`. */
export const erigon: ExecutionClient = {
  ...usualClient,
  id: 'erigon',
  forks: { mainnet: { fulu: '3.2.2' } },
  // Its README: 1.1 TB for a full node in May 2025, 32 GB of memory advised. The others are estimates for August 2026.
  networks: {
    mainnet: { diskGib: 1_200, memoryMib: 16_384 },
    hoodi: { diskGib: 150, memoryMib: 8_192 },
    sepolia: { diskGib: 650, memoryMib: 8_192 },
  },
  execution: {
    ...usualExecution,
    args: (spec) => [
      ...['--datadir', dataPath, '--chain', namedNetwork(spec).name],
      ...['--externalcl=true', '--prune.mode=full'],
      ...['--port', String(spec.p2p?.execution ?? 30_303), '--torrent.port', String(torrentPort(spec.p2p)), '--nat', 'any'],
      // Launchers name `engine` too, without which older versions did not answer it on the port with the secret.
      ...['--http', '--http.addr', '0.0.0.0', '--http.port', String(rpcPort), '--http.vhosts=*', '--http.api', 'eth,net,web3,engine'],
      ...['--authrpc.addr', '0.0.0.0', '--authrpc.port', '8551', '--authrpc.vhosts=*', '--authrpc.jwtsecret', laidIn.jwt],
    ],
    p2p: (ports) => [...udpAndTcp(ports.execution), ...udpAndTcp(torrentPort(ports))],
    stopSignal: 'SIGINT',
  },
  // MDBX: erigon issues 8348 and 10814, among the common words.
  exits: [
    { when: /datadir already used by another process/i, reason: 'databaseInUse' },
    { when: /incompatible genesis|mismatching genesis/i, reason: 'otherNetwork' },
    { when: /unsupported fork/i, reason: 'tooOld' },
    { when: /mdbx_env_open: .*(MDBX_BUSY|resource temporarily)/i, reason: 'databaseInUse' },
  ],
};
