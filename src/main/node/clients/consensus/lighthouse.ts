import { beaconUrl, type ConsensusClient, dataPath, engineUrl, forRelays, laidIn, namedNetwork, unprivileged } from '../client.ts';
import { usualBeacon, usualConsensus, usualValidator } from '../usual.ts';

const restPort = 5052;
const keymanagerPort = 5062;
/** The image has no program of its own. */
const image = { entrypoint: ['lighthouse'], user: unprivileged.user };

/** Lighthouse 8. Sources: its book (`lighthouse bn --help`, `lighthouse vc --help`), Dockerfile, eth-docker 26.8 `lighthouse.yml`. */
export const lighthouse: ConsensusClient = {
  ...usualConsensus,
  id: 'lighthouse',
  forks: { mainnet: { fulu: '8.0.0' } },
  // Estimates for August 2026: blocks of five months, data columns of 18 days with the custody of a few validators.
  networks: {
    mainnet: { diskGib: 200, memoryMib: 8_192 },
    hoodi: { diskGib: 120, memoryMib: 8_192 },
    sepolia: { diskGib: 120, memoryMib: 6_144 },
  },
  lines: ['lighthouse-8'],
  beacon: {
    ...usualBeacon,
    image,
    args: (spec) => {
      const { name, checkpointSyncUrl } = namedNetwork(spec);
      return [
        ...['bn', '--network', name, '--datadir', dataPath],
        ...['--execution-endpoint', engineUrl(spec), '--execution-jwt', laidIn.jwt],
        ...['--http', '--http-address', '0.0.0.0', '--http-port', String(restPort)],
        ...['--suggested-fee-recipient', spec.feeRecipient],
        ...forRelays(spec, (url) => ['--builder', url]),
        '--disable-upnp',
        ...(spec.p2p === null ? [] : ['--port', String(spec.p2p.consensus), '--quic-port', String(spec.p2p.quic)]),
        ...(checkpointSyncUrl === null ? ['--allow-insecure-genesis-sync'] : ['--checkpoint-sync-url', checkpointSyncUrl]),
      ];
    },
    env: () => unprivileged.env,
    ports: { rest: restPort },
  },
  validator: {
    ...usualValidator,
    image,
    args: (spec) => [
      ...['vc', '--network', namedNetwork(spec).name, '--datadir', dataPath],
      ...['--beacon-nodes', beaconUrl(spec, restPort)],
      ...['--suggested-fee-recipient', spec.feeRecipient],
      ...['--graffiti', spec.graffiti],
      ...forRelays(spec, () => ['--builder-proposals']),
      // No --init-slashing-protection: with keys on disk a missing database must stop it. Without keys it makes one by itself.
      ...['--http', '--http-address', '0.0.0.0', '--http-port', String(keymanagerPort), '--unencrypted-http-transport'],
    ],
    env: () => unprivileged.env,
    ports: { keymanager: keymanagerPort },
  },
  keymanager: { tokenPath: `${dataPath}/validators/api-token.txt`, signsExits: () => true },
  oneProcess: false,
  // Sources: beacon_node/client/src/builder.rs, execution_layer/src/engines.rs, its book (slashing protection), issues 2028, 3969, 7384.
  exits: [
    { when: /doppelganger\(s\) detected/i, reason: 'keyAlive' },
    { when: /Failed to open slashing protection database/i, reason: 'slashingProtection' },
    { when: /IO error: lock .*LOCK/i, reason: 'databaseInUse' },
    { when: /missing from database|not found in (the )?(store|database)|MissingHotStateSummary/i, reason: 'databaseCorrupt' },
    { when: /from remote: |missing from remote|checkpoint-sync-url refers to/i, reason: 'checkpoint' },
    { when: /Failed jwt authorization|Auth\(InvalidToken/i, reason: 'wrongJwt' },
    {
      when: /does not support (the )?required|is your execution client.*up.to.date|ensure the execution endpoint is updated/i,
      reason: 'tooOld',
    },
    { when: /system (clock|time).{0,40}(incorrect|not correct|out of sync)/i, reason: 'clockOff' },
  ],
};
