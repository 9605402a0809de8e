import type { NodeSpec } from '../../spec.ts';
import { beaconUrl, type ConsensusClient, dataPath, engineUrl, forRelays, hostOf, laidIn, type PlanFile, walletFile } from '../client.ts';
import { configFile, usualBeacon, usualConsensus, usualValidator } from '../usual.ts';

const restPort = 3500;
const grpcPort = 4000;
const keymanagerPort = 7500;
const walletDir = `${dataPath}/wallet`;
const tokenPath = `${dataPath}/auth-token`;
const wallet = ['--wallet-dir', walletDir, '--wallet-password-file', laidIn.walletPassword] as const;

const networkArgs = (spec: NodeSpec): readonly string[] =>
  spec.network.kind === 'named' ? [`--${spec.network.name}`] : ['--chain-config-file', laidIn.config];

const p2pArgs = ({ p2p }: NodeSpec): readonly string[] =>
  p2p === null
    ? []
    : ['--p2p-tcp-port', String(p2p.consensus), '--p2p-udp-port', String(p2p.consensus), '--p2p-quic-port', String(p2p.quic)];

const beaconNetworkArgs = (spec: NodeSpec): readonly string[] => {
  if (spec.network.kind === 'named') {
    const url = spec.network.checkpointSyncUrl;
    // The genesis state of the test networks is not built in; the same node gives it.
    return [...(url === null ? [] : ['--checkpoint-sync-url', url, '--genesis-beacon-api-url', url]), ...p2pArgs(spec)];
  }
  const { chainId, depositContract } = spec.network;
  return [
    ...['--genesis-state', laidIn.genesis],
    ...['--chain-id', String(chainId), '--network-id', String(chainId)],
    ...['--contract-deployment-block', '0', '--deposit-contract', depositContract],
    ...['--minimum-peers-per-subnet', '0', '--p2p-static-id'],
    // Empty rather than --no-discovery, which breaks node/identity.
    '--bootstrap-node=',
    ...['--min-sync-peers', spec.first ? '0' : '1'],
    ...(spec.peers.consensus === null ? [] : ['--peer', spec.peers.consensus]),
  ];
};

const keyArgs = (spec: NodeSpec): readonly string[] => {
  if (spec.validators.kind === 'interop') {
    const { from, to } = spec.validators;
    return ['--interop-num-validators', String(to - from + 1), '--interop-start-index', String(from)];
  }
  return [...wallet, ...['--rpc', '--http-host', '0.0.0.0', '--http-port', String(keymanagerPort), '--keymanager-token-file', tokenPath]];
};
const validatorFiles = (spec: NodeSpec): readonly PlanFile[] => [
  ...configFile(spec),
  ...(spec.validators.kind === 'interop' ? [] : [walletFile(spec)]),
];

/** Prysm 7. Sources: `beacon-chain --help` and `validator --help` 7.1.6, cmd/validator/flags. */
export const prysm: ConsensusClient = {
  ...usualConsensus,
  id: 'prysm',
  custom: true,
  forks: { mainnet: { fulu: '7.0.0' }, sepolia: { gloas: '7.2.0' } },
  networks: {
    mainnet: { diskGib: 200, memoryMib: 12_288 },
    hoodi: { diskGib: 120, memoryMib: 8_192 },
    sepolia: { diskGib: 120, memoryMib: 8_192 },
  },
  lines: ['prysm-7'],
  checkpointOnly: ['hoodi', 'sepolia'],
  beacon: {
    ...usualBeacon,
    args: (spec) => [
      '--accept-terms-of-use',
      ...['--datadir', dataPath],
      ...networkArgs(spec),
      ...beaconNetworkArgs(spec),
      ...['--execution-endpoint', engineUrl(spec), '--jwt-secret', laidIn.jwt],
      ...['--http-host', '0.0.0.0', '--http-port', String(restPort), '--rpc-host', '0.0.0.0', '--rpc-port', String(grpcPort)],
      ...['--suggested-fee-recipient', spec.feeRecipient],
      ...forRelays(spec, (url) => ['--http-mev-relay', url]),
      '--disable-log-colors',
    ],
    ports: { rest: restPort },
  },
  validator: {
    ...usualValidator,
    args: (spec) => [
      '--accept-terms-of-use',
      ...['--datadir', dataPath],
      ...networkArgs(spec),
      // A beacon node elsewhere may be of any client: none but Prysm's own speaks gRPC.
      ...(spec.consensus.remoteUrl === undefined
        ? ['--beacon-rpc-provider', `${hostOf(spec, 'beacon')}:${grpcPort}`]
        : ['--enable-beacon-rest-api']),
      ...['--beacon-rest-api-provider', beaconUrl(spec, restPort)],
      ...['--suggested-fee-recipient', spec.feeRecipient],
      ...['--graffiti', spec.graffiti],
      ...forRelays(spec, () => ['--enable-builder']),
      '--disable-log-colors',
      ...keyArgs(spec),
    ],
    files: validatorFiles,
    ports: { keymanager: keymanagerPort },
    firstBoot: (spec) =>
      spec.validators.kind === 'keymanager'
        ? [
            {
              name: 'wallet',
              args: ['wallet', 'create', '--accept-terms-of-use', ...wallet, '--keymanager-kind', 'imported'],
              alreadyDone: 'already exists',
            },
          ]
        : [],
  },
  keymanager: { tokenPath, signsExits: () => true },
  oneProcess: false,
  // Seen of 7.1.6 in recorded faults and in damaged, shared and foreign data folders of its own.
  exits: [
    { when: /cannot obtain database lock|database may be in use/i, reason: 'databaseInUse' },
    { when: /duplicate instances? exists?/i, reason: 'keyAlive' },
    { when: /wrong password|could not (unlock|open) wallet|no wallet found|incorrect (wallet )?password/i, reason: 'wallet' },
    { when: /genesis.*(mismatch|does not match)/i, reason: 'otherNetwork' },
    // A folder of a network with other rules.
    { when: /failed to detect version from state/i, reason: 'otherNetwork' },
    { when: /could not (create|open) database.*invalid database/i, reason: 'databaseCorrupt' },
    {
      when: /could not read JWT secret|HTTP authentication to your execution client is not working|could not authenticate connection/i,
      reason: 'wrongJwt',
    },
    {
      when: /genesis provider failed|genesis state has not been initialized|checkpoint.{0,40}(fail|error|could not)/i,
      reason: 'checkpoint',
    },
  ],
};
