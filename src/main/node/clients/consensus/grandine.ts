import type { NodeSpec } from '../../spec.ts';
import {
  type ConsensusClient,
  dataPath,
  engineUrl,
  forRelays,
  laidIn,
  namedNetwork,
  tokenFile,
  unprivileged,
  walletFile,
} from '../client.ts';
import { usualBeacon, usualConsensus } from '../usual.ts';

const restPort = 5052;
const keymanagerPort = 5055;

const keyArgs = ({ validators, graffiti }: NodeSpec): readonly string[] =>
  validators.kind === 'none'
    ? []
    : [
        ...['--graffiti', graffiti],
        ...['--keystore-storage-password-file', laidIn.walletPassword],
        ...['--enable-validator-api', '--validator-api-address', '0.0.0.0', '--validator-api-port', String(keymanagerPort)],
        // Laid in, because its own lies in a folder named after the network.
        ...['--validator-api-token-file', laidIn.keymanagerToken],
      ];

/** Grandine 2. Sources: grandine_args.rs and validator/src/api.rs of 2.0, its Dockerfile, eth-docker 26.8 `grandine-allin1.yml`. */
export const grandine: ConsensusClient = {
  ...usualConsensus,
  id: 'grandine',
  forks: { mainnet: { fulu: '2.0.0' } },
  // Keys and their signing history lie beside it, in `validator`.
  resync: (network) => [`${dataPath}/${network}/beacon`],
  // Estimates for August 2026.
  networks: {
    mainnet: { diskGib: 200, memoryMib: 6_144 },
    hoodi: { diskGib: 120, memoryMib: 6_144 },
    sepolia: { diskGib: 120, memoryMib: 4_096 },
  },
  lines: ['grandine-2'],
  beacon: {
    ...usualBeacon,
    image: { user: unprivileged.user },
    args: (spec) => {
      const { name, checkpointSyncUrl } = namedNetwork(spec);
      return [
        ...['--network', name, '--data-dir', dataPath],
        ...['--eth1-rpc-urls', engineUrl(spec), '--jwt-secret', laidIn.jwt],
        ...['--http-address', '0.0.0.0', '--http-port', String(restPort)],
        ...['--suggested-fee-recipient', spec.feeRecipient],
        ...forRelays(spec, (url) => ['--builder-url', url]),
        ...['--track-liveness', '--disable-upnp'],
        ...(spec.p2p === null
          ? []
          : [
              ...['--libp2p-port', String(spec.p2p.consensus), '--discovery-port', String(spec.p2p.consensus)],
              ...['--quic-port', String(spec.p2p.quic)],
            ]),
        ...(checkpointSyncUrl === null ? [] : ['--checkpoint-sync-url', checkpointSyncUrl]),
        ...keyArgs(spec),
      ];
    },
    env: () => unprivileged.env,
    files: (spec) => [...usualBeacon.files(spec), ...(spec.validators.kind === 'none' ? [] : [walletFile(spec), tokenFile(spec)])],
    ports: { rest: restPort, keymanager: keymanagerPort },
  },
  validator: null,
  keymanager: { tokenPath: laidIn.keymanagerToken, signsExits: () => true },
  oneProcess: true,
  // Nothing of its failing starts is recorded or documented: MDBX's, Rust's and the system's words are among the common ones.
  exits: [],
};
