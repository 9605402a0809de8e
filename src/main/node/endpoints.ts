import { z } from 'zod';
import type { ClientId, NodeContainer } from '../../shared/node.ts';
import type { Docker, DockerContainer } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import { consensusClient } from './clients/catalogue.ts';

/** Where the person's own node answers on this machine. */
export type NodeEndpoints = {
  readonly instance: string;
  /** `practice`, `mainnet`, … */
  readonly network: string;
  /** `execution` is null where that client runs elsewhere. */
  readonly client: { readonly execution: ClientId | null; readonly consensus: ClientId };
  readonly executionUrl: string;
  readonly beaconUrl: string;
  /** Null while the validator client has not written its token, or publishes no Keymanager API. */
  readonly keymanager: {
    readonly url: string;
    readonly token: string;
    /** Whether it signs voluntary exits; Lodestar 1.5 does not. */
    readonly signsExits: boolean;
  } | null;
};
export type Known = { readonly docker: DockerContainer; readonly node: NodeContainer };

const urlOf = (known: Known | undefined, use: NodeContainer['ports'][number]['use']): string | null => {
  const port = known?.node.ports.find((published) => published.use === use)?.host;
  return port === undefined ? null : `http://127.0.0.1:${port}`;
};

const signsExits = ({ docker, node }: Known): boolean => {
  const { lines, keymanager } = consensusClient(node.client);
  const line = lines.find((known) => known === docker.labels[label.line]);
  return line !== undefined && keymanager.signsExits(line);
};

/**
 * Which of two own nodes is meant, where a data folder has one on a public network and one on a practice network: what runs before what
 * does not, and of two that run the public one. Coins and duties hang on that one, while a practice network has pages of its own; and a
 * public node that is stopped does not hide the practice network that a person is busy with.
 */
const standing = ({ docker, node }: Known): number =>
  (node.state === 'running' ? 2 : 0) + (docker.labels[label.network] === 'practice' ? 0 : 1);

const parts = z.object({ rpc: z.string().optional(), rest: z.string().optional() });
/** Addresses of parts of a node that run elsewhere. */
const elsewhereOf = (known: Known | undefined): z.infer<typeof parts> => {
  try {
    return parts.parse(JSON.parse(known?.docker.labels[label.elsewhere] ?? '{}'));
  } catch {
    return {};
  }
};
/** The container that a node is told by: its beacon node, or the validator client of one that runs elsewhere. */
const isAnchor = (known: Known): boolean =>
  known.node.role === 'beacon' || (known.node.role === 'validator' && elsewhereOf(known).rest !== undefined);

/** Finds the own node among known containers. Tokens are read from the container once and kept by its id. */
export function endpointFinder(docker: Pick<Docker, 'readFile'>) {
  const tokens = new Map<string, string>();

  const tokenOf = async ({ node }: Known): Promise<string | null> => {
    const kept = tokens.get(node.id);
    if (kept !== undefined) return kept;
    const token = (await docker.readFile(node.name, consensusClient(node.client).keymanager.tokenPath))?.toString().trim() ?? '';
    if (token === '') return null;
    tokens.set(node.id, token);
    return token;
  };

  return async (all: readonly Known[]): Promise<NodeEndpoints | null> => {
    const own = all.filter(({ node }) => node.side === 'own');
    const beacon = own.filter(isAnchor).toSorted((a, b) => standing(b) - standing(a))[0];
    const instance = beacon?.docker.labels[label.instance];
    const ofRole = (role: NodeContainer['role']): Known | undefined =>
      own.find(({ node, docker }) => node.role === role && docker.labels[label.instance] === instance);
    const execution = ofRole('execution');
    const far = elsewhereOf(beacon);
    const executionUrl = urlOf(execution, 'rpc') ?? far.rpc ?? null;
    const beaconUrl = beacon?.node.role === 'beacon' ? urlOf(beacon, 'rest') : (far.rest ?? null);
    if (beacon === undefined || instance === undefined || executionUrl === null || beaconUrl === null) return null;
    // Of a client that is one process, the beacon container holds the keys.
    const validator = ofRole('validator') ?? beacon;
    const url = urlOf(validator, 'keymanager');
    const token = url === null ? null : await tokenOf(validator);
    return {
      instance,
      network: beacon.docker.labels[label.network] ?? '',
      client: { execution: execution?.node.client ?? null, consensus: beacon.node.client },
      executionUrl,
      beaconUrl,
      keymanager: url === null || token === null ? null : { url, token, signsExits: signsExits(validator) },
    };
  };
}
