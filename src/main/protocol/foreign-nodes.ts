/** A container of whoever, as Docker lists it. */
export type ListedContainer = {
  readonly name: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly isRunning: boolean;
  /** Program and arguments in one text. */
  readonly command: string;
  /** Ports of this machine that it publishes. */
  readonly ports: readonly number[];
};
/** What somebody else's container is to a node. */
export type ForeignNode = {
  readonly name: string;
  /** Null: started by hand or by a launcher that is not known. */
  readonly launcher: string | null;
  readonly role: 'execution' | 'beacon' | 'validator';
  /** Null where its arguments do not tell. */
  readonly network: string | null;
  readonly isRunning: boolean;
  readonly ports: readonly number[];
  /** Whether validator keys may sign in it. */
  readonly mayHoldKeys: boolean;
};

/**
 * Launchers by names and labels. Sources: eth-docker `lighthouse.yml` (labels `metrics.*`, images `:local`), Sedge `templates/` and
 * `configs` (`sedge-…-client`, a tag behind), DappNode `ContainerLabelTypes`, and the names that Stereum and Rocket Pool give.
 */
const launchers: readonly (readonly [string, (container: ListedContainer) => boolean])[] = [
  [
    'eth-docker',
    ({ image, labels }) =>
      labels['com.docker.compose.project'] === 'eth-docker' ||
      /eth-docker/.test(labels['com.docker.compose.project.working_dir'] ?? '') ||
      (/:local$/.test(image) && labels['metrics.instance'] !== undefined),
  ],
  ['Stereum', ({ name }) => /^stereum-/.test(name)],
  ['DappNode', ({ name, labels }) => /^DAppNode(Core|Package)-/i.test(name) || labels['dappnode.dnp.dnpName'] !== undefined],
  ['Rocket Pool', ({ name, labels }) => /^rocketpool_/.test(name) || labels['com.docker.compose.project'] === 'rocketpool'],
  ['Sedge', ({ name, labels }) => /^sedge-/.test(name) || labels['com.docker.compose.project'] === 'sedge'],
];
const executionClient = /\b(client-go|geth|nethermind|besu|erigon|reth|ethrex|nimbus-eth1)\b/i;
const consensusClient = /\b(lighthouse|teku|nimbus|nimbus-eth2|lodestar|prysm|beacon-chain|grandine)\b/i;
const signer = /\b(vouch|dirk|charon|web3signer|ssv-node|ssvnode|vero|anchor|nimbus-validator-client|validator-client)\b/i;
const validator = /\b(vc|validator|validator[-_]client|validator_client)\b/i;
/** Keys in a beacon node's own process: Teku, Nimbus, Grandine. */
const keysWithin = /--(validator-keys|validators-dir|keystore-dir|enable-validator-api)\b/;
const networks = /\b(mainnet|hoodi|sepolia|ephemery|holesky|gnosis|chiado)\b/i;

/** Nothing but the client's own words: of `image:tag` the tag is none. */
const bare = (image: string): string => image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');

/** Whether an image is by its name one of a client, or of what signs for one. */
export const namesNode = (image: string): boolean => {
  const name = bare(image).replaceAll('/', ' ');
  return executionClient.test(name) || consensusClient.test(name) || signer.test(name);
};

function roleOf({ name, image, labels, command }: ListedContainer): ForeignNode['role'] | null {
  const said = `${labels['com.docker.compose.service'] ?? ''} ${labels['metrics.instance'] ?? ''} ${name.replace(/[_.]/g, ' ')}`;
  const program = `${bare(image).replaceAll('/', ' ')} ${command}`;
  const isConsensus = consensusClient.test(program);
  const [verb = ''] = command.split(' --');
  if (signer.test(`${bare(image)} ${verb}`) || signer.test(said)) return 'validator';
  if (isConsensus && (validator.test(said) || validator.test(verb) || /\/validator$/.test(bare(image)))) return 'validator';
  if (isConsensus) return 'beacon';
  return executionClient.test(program) ? 'execution' : null;
}

const networkOf = ({ name, labels, command }: ListedContainer): string | null => {
  const named = /--(?:network|chain|config)[= ](\S+)/.exec(command)?.[1] ?? / --(mainnet|hoodi|sepolia|ephemery)\b/.exec(command)?.[1];
  return (networks.exec(labels['metrics.network'] ?? named ?? '') ?? networks.exec(name))?.[0].toLowerCase() ?? null;
};

/** Pure: nodes and validators among containers that no Hearth made. They are told of, never touched. */
export const foreignNodes = (containers: readonly ListedContainer[]): readonly ForeignNode[] =>
  containers.flatMap((container) => {
    const role = roleOf(container);
    if (role === null) return [];
    const { name, isRunning, ports, command } = container;
    const launcher = launchers.find(([, is]) => is(container))?.[0] ?? null;
    const mayHoldKeys = role === 'validator' || (role === 'beacon' && keysWithin.test(command));
    return [{ name, launcher, role, network: networkOf(container), isRunning, ports, mayHoldKeys }];
  });
