import { beaconUrl, type ConsensusClient, dataPath, engineUrl, forRelays, heapMib, laidIn, namedNetwork } from '../client.ts';
import { usualBeacon, usualConsensus, usualValidator } from '../usual.ts';

const restPort = 5051;
const keymanagerPort = 5052;
const log = ['--log-destination=CONSOLE', '--log-color-enabled=false'] as const;

/** Teku 26, whose image runs as `teku` (1000). Sources: ValidatorClientCommand, ValidatorRestApiOptions, eth-docker 26.8 `teku.yml`. */
export const teku: ConsensusClient = {
  ...usualConsensus,
  id: 'teku',
  forks: { mainnet: { fulu: '25.11.0' }, sepolia: { gloas: '26.9.1' } },
  // Estimates for August 2026; memory is the heap and what lies beside it.
  networks: {
    mainnet: { diskGib: 200, memoryMib: 14_336 },
    hoodi: { diskGib: 120, memoryMib: 12_288 },
    sepolia: { diskGib: 120, memoryMib: 10_240 },
    ephemery: { diskGib: 10, memoryMib: 6_144 },
  },
  lines: ['teku-26'],
  // eth-docker hands it Hoodi's genesis state from somebody else's server.
  checkpointOnly: ['hoodi'],
  beacon: {
    ...usualBeacon,
    args: (spec) => {
      const { name, checkpointSyncUrl } = namedNetwork(spec);
      return [
        ...[`--network=${name}`, `--data-path=${dataPath}`, '--data-storage-mode=MINIMAL'],
        ...[`--ee-endpoint=${engineUrl(spec)}`, `--ee-jwt-secret-file=${laidIn.jwt}`],
        ...['--rest-api-enabled=true', '--rest-api-interface=0.0.0.0', `--rest-api-port=${restPort}`, '--rest-api-host-allowlist=*'],
        `--validators-proposer-default-fee-recipient=${spec.feeRecipient}`,
        ...forRelays(spec, (url) => [`--builder-endpoint=${url}`]),
        // Doppelganger checks of other validator clients ask for it.
        '--beacon-liveness-tracking-enabled=true',
        ...(spec.p2p === null ? [] : [`--p2p-port=${spec.p2p.consensus}`, `--p2p-quic-port=${spec.p2p.quic}`]),
        checkpointSyncUrl === null ? '--ignore-weak-subjectivity-period-enabled=true' : `--checkpoint-sync-url=${checkpointSyncUrl}`,
        ...log,
      ];
    },
    env: (spec) => ({ JAVA_OPTS: `-Xmx${heapMib(spec, 8_192, 4_096)}m` }),
    ports: { rest: restPort },
  },
  validator: {
    ...usualValidator,
    args: (spec) => [
      ...['validator-client', `--network=${namedNetwork(spec).name}`, `--data-path=${dataPath}`],
      `--beacon-node-api-endpoints=${beaconUrl(spec, restPort)}`,
      `--validators-proposer-default-fee-recipient=${spec.feeRecipient}`,
      `--validators-graffiti=${spec.graffiti}`,
      ...forRelays(spec, () => ['--validators-builder-registration-default-enabled=true']),
      // A killed client leaves locks behind that would stop its next start.
      '--validators-keystore-locking-enabled=false',
      ...['--validator-api-enabled=true', '--validator-api-interface=0.0.0.0', `--validator-api-port=${keymanagerPort}`],
      '--validator-api-host-allowlist=*',
      // Plain HTTP, on the node's own Docker network and 127.0.0.1 only.
      ...['--Xvalidator-api-ssl-enabled=false', '--Xvalidator-api-unsafe-hosts-enabled=true'],
      ...log,
    ],
    env: (spec) => ({ JAVA_OPTS: `-Xmx${heapMib(spec, 2_048, 1_024)}m` }),
    ports: { keymanager: keymanagerPort },
  },
  keymanager: { tokenPath: `${dataPath}/validator/key-manager/validator-api-bearer`, signsExits: () => true },
  oneProcess: false,
  // Sources: StatusLogger.java, BeaconChainController.java, DoppelgangerDetectionShutDown.java.
  exits: [
    { when: /^(?!.*No validator dopp).*validator doppelganger detected/i, reason: 'keyAlive' },
    { when: /Failed to load (weak subjectivity )?initial state|outside of the weak subjectivity period/i, reason: 'checkpoint' },
    { when: /Unauthorized.{0,80}JWT|JWT.{0,80}Unauthorized/i, reason: 'wrongJwt' },
    { when: /State must be advanced to checkpoint|Failed to (open|read).{0,40}database/i, reason: 'databaseCorrupt' },
    { when: /Unknown options?:/i, reason: 'unknownFlag' },
    { when: /(deposit contract|chain id|network).{0,60}(does not match|doesn't match|mismatch)/i, reason: 'otherNetwork' },
  ],
};
