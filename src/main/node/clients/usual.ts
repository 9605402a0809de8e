import type { NodeSpec } from '../spec.ts';
import {
  type ClientPart,
  type ConsensusClient,
  type ExecutionClient,
  laidIn,
  openFile,
  type PlanFile,
  secretFile,
  udpAndTcp,
} from './client.ts';

// What most clients share. A client's file spreads it first and says after it where the client differs.

export const usualClient: Pick<ExecutionClient, 'custom' | 'prune' | 'resync'> = {
  custom: false,
  prune: { kind: 'itself' },
  resync: 'volume',
};
export const usualConsensus: typeof usualClient & Pick<ConsensusClient, 'practiceOnly' | 'checkpointOnly'> = {
  ...usualClient,
  practiceOnly: [],
  checkpointOnly: [],
};

/** The port of the JSON-RPC that every execution client is told. */
export const rpcPort = 8545;
const jwtFile = (spec: NodeSpec): PlanFile => secretFile(laidIn.jwt, spec.jwtFile);
/** The rules of a network that the client does not know by name. */
export const configFile = ({ network }: NodeSpec): readonly PlanFile[] =>
  network.kind === 'named' ? [] : [openFile(laidIn.config, network.files.configYaml)];
const genesisFile = ({ network }: NodeSpec): readonly PlanFile[] =>
  network.kind === 'named' ? [] : [openFile(laidIn.genesis, network.files.genesisSsz)];

export const usualPart = {
  env: () => ({}),
  health: null,
  stopSignal: 'SIGTERM',
  firstBoot: () => [],
} satisfies Partial<ClientPart>;

export const usualExecution: Omit<ClientPart, 'args'> = {
  ...usualPart,
  files: (spec) => [jwtFile(spec)],
  p2p: ({ execution }) => udpAndTcp(execution),
  ports: { rpc: rpcPort },
  // A killed client may lose its newest state.
  graceSeconds: () => 300,
};
export const usualBeacon: Omit<ClientPart, 'args' | 'ports'> = {
  ...usualPart,
  files: (spec) => [...configFile(spec), ...genesisFile(spec), jwtFile(spec)],
  p2p: ({ consensus, quic }) => [...udpAndTcp(consensus), { port: quic, protocol: 'udp' }],
  health: { use: 'rest', path: '/eth/v1/node/health' },
  graceSeconds: () => 60,
};
export const usualValidator: Omit<ClientPart, 'args' | 'ports'> = {
  ...usualPart,
  files: () => [],
  p2p: () => [],
  graceSeconds: () => 60,
};
