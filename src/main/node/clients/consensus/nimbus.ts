import { beaconUrl, type ConsensusClient, dataPath, engineUrl, forRelays, laidIn, namedNetwork, tokenFile, udpAndTcp } from '../client.ts';
import { usualBeacon, usualConsensus, usualValidator } from '../usual.ts';

const restPort = 5052;
const keymanagerPort = 5062;

/**
 * Nimbus 26, whose images run as `user` (1000) and refuse a data folder that others may read. Sources: its Dockerfiles and conf.nim,
 * eth-docker 26.8 `nimbus.yml` and entry scripts.
 */
export const nimbus: ConsensusClient = {
  ...usualConsensus,
  id: 'nimbus',
  forks: { mainnet: { fulu: '25.11.0' } },
  // Estimates for August 2026.
  networks: {
    mainnet: { diskGib: 200, memoryMib: 6_144 },
    hoodi: { diskGib: 120, memoryMib: 4_096 },
    sepolia: { diskGib: 120, memoryMib: 4_096 },
  },
  lines: ['nimbus-26'],
  beacon: {
    ...usualBeacon,
    args: (spec) => [
      ...[`--network=${namedNetwork(spec).name}`, `--data-dir=${dataPath}`, '--history=prune'],
      ...['--non-interactive', '--status-bar=false'],
      ...[`--el=${engineUrl(spec)}`, `--jwt-secret=${laidIn.jwt}`],
      ...['--rest', '--rest-address=0.0.0.0', `--rest-port=${restPort}`],
      `--suggested-fee-recipient=${spec.feeRecipient}`,
      ...forRelays(spec, (url) => ['--payload-builder=true', `--payload-builder-url=${url}`]),
      '--enr-auto-update=true',
      ...(spec.p2p === null ? [] : [`--tcp-port=${spec.p2p.consensus}`, `--udp-port=${spec.p2p.consensus}`]),
    ],
    // It speaks no QUIC.
    p2p: ({ consensus }) => udpAndTcp(consensus),
    ports: { rest: restPort },
    stopSignal: 'SIGINT',
    // A database that is there already it leaves alone.
    firstBoot: (spec) => {
      const { name, checkpointSyncUrl } = namedNetwork(spec);
      if (checkpointSyncUrl === null) return [];
      const at = [`--network=${name}`, `--data-dir=${dataPath}`, `--trusted-node-url=${checkpointSyncUrl}`];
      return [{ name: 'checkpoint', args: ['trustedNodeSync', ...at, '--backfill=false'], alreadyDone: 'database already exists' }];
    },
  },
  validator: {
    ...usualValidator,
    args: (spec) => [
      ...[`--data-dir=${dataPath}`, '--non-interactive'],
      `--beacon-node=${beaconUrl(spec, restPort)}`,
      ...[`--suggested-fee-recipient=${spec.feeRecipient}`, `--graffiti=${spec.graffiti}`],
      ...forRelays(spec, () => ['--payload-builder=true']),
      ...['--keymanager', '--keymanager-address=0.0.0.0', `--keymanager-port=${keymanagerPort}`],
      `--keymanager-token-file=${laidIn.keymanagerToken}`,
    ],
    files: (spec) => [tokenFile(spec)],
    ports: { keymanager: keymanagerPort },
    stopSignal: 'SIGINT',
  },
  keymanager: { tokenPath: laidIn.keymanagerToken, signsExits: () => true },
  oneProcess: false,
  // Sources: beacon_chain/consensus_object_pools/blockchain_dag.nim, trusted_node_sync.nim, slashing_protection_v2.nim, issue 6425.
  exits: [
    { when: /doppelganger detection triggered/i, reason: 'keyAlive' },
    { when: /slashing protection database/i, reason: 'slashingProtection' },
    { when: /database corrupt\?|disk image is malformed/i, reason: 'databaseCorrupt' },
    {
      when: /Unable to download (checkpoint|genesis)|download checkpoint state timed out|No state found at? (a )?given checkpoint/i,
      reason: 'checkpoint',
    },
    { when: /Unrecognized option/i, reason: 'unknownFlag' },
    { when: /(genesis|network).{0,60}(mismatch|does not match)/i, reason: 'otherNetwork' },
  ],
};
