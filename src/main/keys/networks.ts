import { z } from 'zod';
import { AppError } from '../../shared/app-error.ts';
import { publicNetwork, type SigningNetwork, signingNetworkNames } from '../../shared/networks.ts';

/** Longest network file that is read: names, numbers and addresses need no more. */
const MAX_CHARACTERS = 16_384;
/** A reason names what stands in the file, which may be long. */
const LONGEST_REASON = 160;

const version = z
  .string()
  .regex(/^(0x)?[0-9a-fA-F]{8}$/, 'four bytes in hex')
  .transform((hex) => `0x${hex.replace(/^0x/, '').toLowerCase()}`);
const root = z
  .string()
  .regex(/^(0x)?[0-9a-fA-F]{64}$/, '32 bytes in hex')
  .transform((hex) => `0x${hex.replace(/^0x/, '').toLowerCase()}`);
const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dots and dashes');
const multiplier = z.number().int().min(1).max(1_000_000);
const ether = z.number().positive();

/** What a network of ours says beside what signing needs. */
const others = Object.fromEntries(Object.keys(publicNetwork.shape).map((member) => [member, z.unknown().optional()]));
/** Our own form, as in `resources/networks`. */
const ownForm = z
  .strictObject({
    ...others,
    name,
    title: z
      .string()
      .regex(/^.{1,100}$/su, 'up to 100 characters')
      .optional(),
    genesisForkVersion: version,
    capellaForkVersion: version,
    genesisValidatorsRoot: root.nullish(),
    depositMultiplier: multiplier.default(1),
    coin: z
      .string()
      .regex(/^[A-Za-z]{1,12}$/)
      .default('ETH'),
  })
  .transform(
    (f): SigningNetwork => ({
      name: f.name,
      title: f.title ?? f.name,
      genesisForkVersion: f.genesisForkVersion,
      capellaForkVersion: f.capellaForkVersion,
      genesisValidatorsRoot: f.genesisValidatorsRoot ?? null,
      depositMultiplier: f.depositMultiplier,
      coin: f.coin,
    }),
  );

/** The form of ethstaker-deposit-cli's `--devnet_chain_setting`. Its smallest amounts are checked here by the rules of the wire. */
const referenceForm = z
  .strictObject({
    network_name: name,
    genesis_fork_version: version,
    exit_fork_version: version,
    genesis_validator_root: root.nullish(),
    multiplier: multiplier.default(1),
    min_activation_amount: ether.optional(),
    min_deposit_amount: ether.optional(),
  })
  .transform(
    (f): SigningNetwork => ({
      name: f.network_name,
      title: f.network_name,
      genesisForkVersion: f.genesis_fork_version,
      capellaForkVersion: f.exit_fork_version,
      genesisValidatorsRoot: f.genesis_validator_root ?? null,
      depositMultiplier: f.multiplier,
      coin: 'ETH',
    }),
  );

/** Reads a network settings file of either form; unknown members are refused. AppError `key.networkFile`; `what` is for the sentence. */
export function readNetworkFile(text: string, what: string): SigningNetwork {
  const no = (found: string) => new AppError('key.networkFile', { what, found });
  if (text.length > MAX_CHARACTERS) throw no(`it is longer than ${MAX_CHARACTERS} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw no('it is not JSON');
  }
  const ofReference = typeof value === 'object' && value !== null && 'network_name' in value;
  const parsed = (ofReference ? referenceForm : ownForm).safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const found = issue?.message.endsWith('received undefined') ? 'missing' : (issue?.message ?? 'wrong');
  throw no(`${issue?.path.join('.') || 'the whole'}: ${found}`.slice(0, LONGEST_REASON));
}

const sameChain = (a: SigningNetwork, b: SigningNetwork): boolean =>
  a.genesisForkVersion === b.genesisForkVersion &&
  a.capellaForkVersion === b.capellaForkVersion &&
  (a.genesisValidatorsRoot ?? b.genesisValidatorsRoot) === (b.genesisValidatorsRoot ?? a.genesisValidatorsRoot);

/** A node's own words about its chain. */
export type NodeGenesis = { readonly genesisForkVersion: string; readonly genesisValidatorsRoot: string };
export type NetworkBookDeps = {
  /** The file of a network that Hearth knows. */
  readonly resource: (name: (typeof signingNetworkNames)[number]) => SigningNetwork;
  /** The practice network of this data folder. Errors: `practice.notRunning`. */
  readonly practice: () => Promise<SigningNetwork>;
  /** Text of a file. Errors: `file.read`. */
  readonly read: (path: string) => Promise<string>;
  /** Asks a beacon node. Errors: `beacon.*`. */
  readonly genesis: (url: string) => Promise<NodeGenesis>;
  /**
   * The genesis validators root of the own node, seen to follow the network's present life; null where none runs on this network. Errors:
   * `beacon.*`, `key.networkDiffers`.
   */
  readonly ownRoot: (network: string) => Promise<string | null>;
};
/** What tells the genesis validators root where the network's own facts do not. */
export type RootSource = { readonly genesisValidatorsRoot?: string | undefined; readonly beaconUrl?: string | undefined };

/** A network whose root is known: what exits and credential changes are signed for. */
export type RootedNetwork = SigningNetwork & { readonly genesisValidatorsRoot: string };
export const isRooted = (network: SigningNetwork): network is RootedNetwork => network.genesisValidatorsRoot !== null;

/** The networks that keys can sign for. */
export type NetworkBook = {
  /** By name, or from the file at a path. Errors: `key.networkUnknown`, `key.networkFile`, `key.networkDiffers`, `practice.notRunning`. */
  readonly find: (nameOrPath: string, source?: RootSource) => Promise<SigningNetwork>;
  /** The network with its root, from the own node where it does not stand in the facts. Errors: `key.networkRoot`, `key.networkDiffers`, `beacon.*`. */
  readonly rooted: (network: SigningNetwork) => Promise<RootedNetwork>;
  /** Those known by name, without the practice network. */
  readonly all: () => readonly SigningNetwork[];
};

export function networkBook(deps: NetworkBookDeps): NetworkBook {
  const all = () => signingNetworkNames.map(deps.resource);

  const fromFile = async (path: string): Promise<SigningNetwork> => {
    const network = readNetworkFile(await deps.read(path), path);
    if (network.name === 'practice') throw new AppError('key.networkFile', { what: path, found: 'the name “practice” is taken' });
    const known = all().find((n) => n.name === network.name.toLowerCase());
    // A file that borrows a known name would have people sign for something else than they read.
    if (known !== undefined && !sameChain(known, network))
      throw new AppError('key.networkDiffers', { what: known.title, found: `the file ${path} gives that name to another network` });
    return network;
  };
  const named = async (nameOrPath: string): Promise<SigningNetwork> => {
    const known = signingNetworkNames.find((n) => n === nameOrPath);
    if (known !== undefined) return deps.resource(known);
    if (nameOrPath === 'practice') return deps.practice();
    if (/[/\\]|\.json$/i.test(nameOrPath)) return fromFile(nameOrPath);
    throw new AppError('key.networkUnknown', { what: nameOrPath, needed: [...signingNetworkNames, 'practice'].join(', ') });
  };
  const withRoot = (network: SigningNetwork, given: string, who: string): SigningNetwork => {
    const parsed = root.safeParse(given);
    if (!parsed.success) throw new AppError('key.networkDiffers', { what: network.title, found: `${who} is not 32 bytes in hex` });
    if (network.genesisValidatorsRoot !== null && network.genesisValidatorsRoot !== parsed.data)
      throw new AppError('key.networkDiffers', { what: network.title, found: `${who} is ${parsed.data.slice(0, 10)}…` });
    return { ...network, genesisValidatorsRoot: parsed.data };
  };

  return {
    all,
    async rooted(network) {
      const genesisValidatorsRoot = network.genesisValidatorsRoot ?? (await deps.ownRoot(network.name));
      if (genesisValidatorsRoot === null) throw new AppError('key.networkRoot', { what: network.title });
      return { ...network, genesisValidatorsRoot };
    },
    async find(nameOrPath, { genesisValidatorsRoot, beaconUrl } = {}) {
      let network = await named(nameOrPath);
      if (genesisValidatorsRoot !== undefined) network = withRoot(network, genesisValidatorsRoot, 'the genesis validators root given');
      if (beaconUrl === undefined) return network;
      const genesis = await deps.genesis(beaconUrl);
      if (genesis.genesisForkVersion !== network.genesisForkVersion)
        throw new AppError('key.networkDiffers', {
          what: network.title,
          found: `the node at ${beaconUrl} follows a chain of genesis fork version ${genesis.genesisForkVersion}`,
        });
      return withRoot(network, genesis.genesisValidatorsRoot, `the genesis validators root of the node at ${beaconUrl}`);
    },
  };
}
