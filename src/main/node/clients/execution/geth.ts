import type { NodeSpec } from '../../spec.ts';
import { dataPath, type ExecutionClient, laidIn, openFile, type PlanFile, secretFile } from '../client.ts';
import { rpcPort, usualClient, usualExecution } from '../usual.ts';

/** geth finds a peer on a private network by a static node alone, and takes static nodes from a TOML only. */
const tomlOf = (enode: string): string => `[Node.P2P]\nStaticNodes = ["${enode}"]\n`;

const networkArgs = (spec: NodeSpec): readonly string[] => {
  if (spec.network.kind === 'named')
    return [`--${spec.network.name}`, ...(spec.p2p === null ? [] : ['--port', String(spec.p2p.execution)])];
  const ip = spec.addresses.execution;
  return [
    // At each start, instead of `geth init`; it excludes --networkid.
    ...['--override.genesis', laidIn.elGenesis],
    ...['--syncmode', 'full'],
    // With the path scheme on pebble a kill loses the last blocks.
    ...('storage' in spec.execution && spec.execution.storage === 'everyBlock'
      ? ['--state.scheme', 'hash', '--gcmode', 'archive', '--db.engine', 'leveldb']
      : []),
    // The default cache makes 1.4 GB in 14 minutes of a practice network.
    ...['--cache', '64'],
    ...['--nat', ip === null ? 'none' : `extip:${ip}`],
    '--nodiscover',
    ...(spec.nodeKey === undefined ? [] : ['--nodekeyhex', spec.nodeKey]),
    ...(spec.peers.staticEnode === null ? [] : ['--config', laidIn.gethConfig]),
  ];
};

const files = (spec: NodeSpec): readonly PlanFile[] => {
  const jwt = secretFile(laidIn.jwt, spec.jwtFile);
  if (spec.network.kind === 'named') return [jwt];
  const { staticEnode } = spec.peers;
  return [
    openFile(laidIn.elGenesis, spec.network.files.elGenesis),
    jwt,
    ...(staticEnode === null ? [] : [{ path: laidIn.gethConfig, source: '', text: tomlOf(staticEnode), mode: 0o644, uid: null }]),
  ];
};

/** go-ethereum; flags of 1.16 and 1.17. Sources: `geth --help` 1.16.9, cmd/utils/flags.go. */
export const geth: ExecutionClient = {
  ...usualClient,
  id: 'geth',
  custom: true,
  forks: { mainnet: { fulu: '1.16.7' } },
  // Hoodi began after the merge: 1.16.9 finds nothing to prune to there (seen).
  prune: {
    kind: 'run',
    sheds: 'blocksBeforeMerge',
    args: (network) =>
      network === 'hoodi' ? null : ['--datadir', dataPath, `--${network}`, '--history.chain', 'postmerge', 'prune-history'],
  },
  // Snap sync with history since the merge, August 2026; grows by some 12 GiB a week on mainnet.
  networks: {
    mainnet: { diskGib: 1_250, memoryMib: 16_384 },
    hoodi: { diskGib: 180, memoryMib: 8_192 },
    sepolia: { diskGib: 750, memoryMib: 8_192 },
  },
  execution: {
    ...usualExecution,
    args: (spec) => [
      ...['--datadir', dataPath],
      ...networkArgs(spec),
      '--ipcdisable',
      ...['--http', '--http.addr', '0.0.0.0', '--http.port', String(rpcPort), '--http.vhosts', '*', '--http.api', 'eth,net,web3,txpool'],
      ...['--authrpc.addr', '0.0.0.0', '--authrpc.port', '8551', '--authrpc.vhosts', '*', '--authrpc.jwtsecret', laidIn.jwt],
    ],
    files,
  },
  // Seen of 1.16.9 in recorded faults and in damaged, shared and full data folders of its own; `unsupported fork` in its eth/catalyst.
  exits: [
    { when: /datadir already used by another process/i, reason: 'databaseInUse' },
    { when: /incompatible genesis|genesis.*mismatch|mismatching genesis/i, reason: 'otherNetwork' },
    {
      when: /pebble: (malformed|corrupt)|unknown to the objstorage provider|missing trie node|leveldb: .*(corrupt|manifest)/i,
      reason: 'databaseCorrupt',
    },
    { when: /unsupported fork/i, reason: 'tooOld' },
    { when: /System clock seems off/i, reason: 'clockOff' },
  ],
};
