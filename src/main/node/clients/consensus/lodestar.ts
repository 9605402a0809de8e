import type { ConsensusLine } from '../../../../shared/node.ts';
import type { NodeSpec } from '../../spec.ts';
import { beaconUrl, type ConsensusClient, dataPath, engineUrl, forRelays, hostOf, laidIn } from '../client.ts';
import { configFile, usualBeacon, usualConsensus, usualValidator } from '../usual.ts';

const restPort = 9596;
const keymanagerPort = 5062;

/** What differs between the versions that Hearth runs. Sources: option tables of @chainsafe/lodestar 1.5.1 and 1.44.0. */
type Flags = {
  readonly jwt: string;
  /** 1.5 names the network and preset; in 1.46 `--network dev` would bring its own fork epochs. */
  readonly custom: (preset: string) => readonly string[];
  /** 1.5 reads deposits from the execution client's logs. */
  readonly deposits: (executionHost: string) => readonly string[];
  readonly presetByEnvironment: boolean;
  readonly heapMb: number | null;
  readonly beaconGraceSeconds: number;
  readonly signsExits: boolean;
};
const v1dot5: Flags = {
  jwt: '--jwt-secret',
  custom: (preset) => ['--network', 'dev', '--preset', preset],
  deposits: (host) => ['--eth1.providerUrls', `http://${host}:8545`, '--eth1.depositContractDeployBlock', '0'],
  presetByEnvironment: false,
  heapMb: null,
  // Its beacon node never ends on SIGTERM: waiting longer changes nothing.
  beaconGraceSeconds: 2,
  signsExits: false,
};
const v1dot46: Flags = {
  jwt: '--jwtSecret',
  custom: () => [],
  deposits: () => [],
  presetByEnvironment: true,
  heapMb: 8_192,
  beaconGraceSeconds: 60,
  signsExits: true,
};
const flagsOf = (line: ConsensusLine): Flags => (line === 'lodestar-1.5' ? v1dot5 : v1dot46);
const flags = (spec: NodeSpec): Flags => flagsOf(spec.consensus.versionLine);

const networkArgs = (spec: NodeSpec): readonly string[] =>
  spec.network.kind === 'named'
    ? ['--network', spec.network.name]
    : [...flags(spec).custom(spec.network.preset), '--paramsFile', laidIn.config];

const customBeaconArgs = (spec: NodeSpec): readonly string[] => {
  const ip = spec.addresses.beacon;
  return [
    ...['--genesisStateFile', laidIn.genesis],
    ...flags(spec).deposits(hostOf(spec, 'execution')),
    ...['--network.connectToDiscv5Bootnodes', 'true', '--network.discv5FirstQueryDelayMs', '0'],
    ...(ip === null ? [] : ['--enr.ip', ip, '--enr.tcp', '9000', '--enr.udp', '9000']),
    '--subscribeAllSubnets',
    ...(spec.first ? ['--sync.isSingleNode', '--network.allowPublishToZeroPeers'] : []),
    ...(spec.peers.consensus === null ? [] : ['--bootnodes', spec.peers.consensus]),
  ];
};
const namedBeaconArgs = ({ p2p }: NodeSpec, checkpointSyncUrl: string | null): readonly string[] => [
  ...(checkpointSyncUrl === null ? [] : ['--checkpointSyncUrl', checkpointSyncUrl]),
  ...(p2p === null ? [] : ['--port', String(p2p.consensus), '--quicPort', String(p2p.quic)]),
];

const env = (spec: NodeSpec): Readonly<Record<string, string>> => ({
  ...(flags(spec).presetByEnvironment && spec.network.kind === 'custom' && spec.network.preset === 'minimal'
    ? { LODESTAR_PRESET: 'minimal' }
    : {}),
});
const beaconEnv = (spec: NodeSpec): Readonly<Record<string, string>> => {
  const { heapMb } = flags(spec);
  // A practice state is small; the real networks' need the heap that Lodestar recommends.
  const wanted = heapMb === null ? null : spec.network.kind === 'custom' ? 2_048 : heapMb;
  return { ...env(spec), ...(wanted === null ? {} : { NODE_OPTIONS: `--max-old-space-size=${wanted}` }) };
};

const keyArgs = (spec: NodeSpec): readonly string[] =>
  spec.validators.kind === 'interop'
    ? ['--interopIndexes', `${spec.validators.from}..${spec.validators.to}`]
    : // A killed client leaves a lock behind that would stop its next start.
      ['--force', '--keymanager', '--keymanager.address', '0.0.0.0', '--keymanager.port', String(keymanagerPort)];

/** Lodestar 1.5.1 (classic) and 1.46 (today). */
export const lodestar: ConsensusClient = {
  ...usualConsensus,
  id: 'lodestar',
  custom: true,
  forks: { mainnet: { fulu: '1.36.0' }, sepolia: { gloas: '1.49.0' } },
  networks: {
    mainnet: { diskGib: 200, memoryMib: 12_288 },
    hoodi: { diskGib: 120, memoryMib: 10_240 },
    sepolia: { diskGib: 120, memoryMib: 8_192 },
    ephemery: { diskGib: 10, memoryMib: 6_144 },
  },
  lines: ['lodestar-1.5', 'lodestar-1.46'],
  practiceOnly: ['lodestar-1.5'],
  beacon: {
    ...usualBeacon,
    args: (spec) => [
      'beacon',
      ...networkArgs(spec),
      ...['--dataDir', dataPath],
      ...['--execution.urls', engineUrl(spec), flags(spec).jwt, laidIn.jwt],
      ...['--rest', '--rest.address', '0.0.0.0', '--rest.port', String(restPort), '--rest.namespace', '*'],
      ...['--suggestedFeeRecipient', spec.feeRecipient],
      ...forRelays(spec, (url) => ['--builder', '--builder.url', url]),
      ...['--logFile', 'none'],
      ...(spec.network.kind === 'named' ? namedBeaconArgs(spec, spec.network.checkpointSyncUrl) : customBeaconArgs(spec)),
    ],
    env: beaconEnv,
    ports: { rest: restPort },
    graceSeconds: (spec) => flags(spec).beaconGraceSeconds,
  },
  validator: {
    ...usualValidator,
    args: (spec) => [
      'validator',
      ...networkArgs(spec),
      ...['--dataDir', dataPath],
      ...['--beaconNodes', beaconUrl(spec, restPort)],
      ...['--suggestedFeeRecipient', spec.feeRecipient],
      ...['--graffiti', spec.graffiti],
      ...forRelays(spec, () => ['--builder']),
      ...['--logFile', 'none'],
      ...keyArgs(spec),
    ],
    env,
    files: configFile,
    ports: { keymanager: keymanagerPort },
  },
  keymanager: { tokenPath: `${dataPath}/validator-db/api-token.txt`, signsExits: (line) => flagsOf(line).signsExits },
  oneProcess: false,
  // Seen of 1.5.1: its database "is not open" whether another holds it or its files are damaged; the words after it tell where newer ones do.
  exits: [
    { when: /LEVEL_LOCKED|lockfile.*already|already in use by another process/i, reason: 'databaseInUse' },
    { when: /LEVEL_CORRUPTION|Corruption:/i, reason: 'databaseCorrupt' },
    { when: /Database is not open|LEVEL_DATABASE_NOT_OPEN/i, reason: 'databaseShut' },
    { when: /doppelgangers? detected/i, reason: 'keyAlive' },
    { when: /heap out of memory/i, reason: 'outOfMemory' },
    { when: /genesis.*(mismatch|different)|different genesis/i, reason: 'otherNetwork' },
    { when: /Need a valid 256 bit hex encoded secret/i, reason: 'wrongJwt' },
    { when: /(fetching|downloading) weak subjectivity state|checkpointSyncUrl.{0,80}(fail|error)/i, reason: 'checkpoint' },
    { when: /unsupported fork/i, reason: 'tooOld' },
  ],
};
