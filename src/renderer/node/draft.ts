import type { ClientId } from '../../shared/node.ts';
import type { NodeChoice, NodeNetwork, NodePairs, usualP2p } from '../../shared/node-life.ts';
import type { runOptions } from '../strings/node-run.ts';

const usual: typeof usualP2p = { execution: 30_303, consensus: 9_000, quic: 9_001 };
const portNames = ['execution', 'consensus', 'quic'] as const;
export type PortName = (typeof portNames)[number];
/** As the consensus layer holds it. */
const GRAFFITI_BYTES = 32;

/** A choice while it is typed: texts as they stand in their fields. */
export type Draft = {
  readonly network: NodeNetwork;
  readonly execution: {
    readonly kind: 'run' | 'remote';
    readonly client: ClientId | null;
    readonly rpcUrl: string;
    readonly engineUrl: string;
    readonly jwtFile: string | null;
  };
  readonly consensus: { readonly kind: 'run' | 'remote'; readonly client: ClientId | null; readonly url: string };
  readonly withValidator: boolean;
  readonly fee: string;
  readonly graffiti: string;
  readonly checkpoint: NodeChoice['checkpoint']['kind'];
  readonly checkpointUrl: string;
  readonly ports: Readonly<Record<PortName, string>>;
  readonly dataFolder: string | null;
  /** By name. */
  readonly relays: readonly string[];
};

/** The choice that is kept, to be changed; without one a node that follows Hoodi. */
export const draftOf = (kept: NodeChoice | null): Draft => ({
  network: kept?.network ?? 'hoodi',
  execution: {
    kind: kept?.execution.kind ?? 'run',
    client: kept?.execution.kind === 'run' ? kept.execution.client : null,
    rpcUrl: kept?.execution.kind === 'remote' ? kept.execution.rpcUrl : '',
    engineUrl: kept?.execution.kind === 'remote' ? (kept.execution.engineUrl ?? '') : '',
    jwtFile: kept?.execution.kind === 'remote' ? kept.execution.jwtFile : null,
  },
  consensus: {
    kind: kept?.consensus.kind ?? 'run',
    client: kept === null ? null : kept.consensus.kind === 'run' ? kept.consensus.client : kept.consensus.validatorClient,
    url: kept?.consensus.kind === 'remote' ? kept.consensus.url : '',
  },
  withValidator: kept?.withValidator ?? false,
  fee: kept?.feeRecipient ?? '',
  graffiti: kept?.graffiti ?? '',
  checkpoint: kept?.checkpoint.kind ?? 'providers',
  checkpointUrl: kept?.checkpoint.kind === 'url' ? kept.checkpoint.url : '',
  ports: {
    execution: String(kept?.p2p.execution ?? usual.execution),
    consensus: String(kept?.p2p.consensus ?? usual.consensus),
    quic: String(kept?.p2p.quic ?? usual.quic),
  },
  dataFolder: kept?.dataFolder ?? null,
  relays: kept?.mevRelays ?? [],
});

/** The draft with a pair of this network: what was chosen where it runs here, else the first pair that no share speaks against. */
export const withPair = (draft: Draft, { pairs }: NodePairs): Draft => {
  const { execution, consensus } = draft;
  const chosen = pairs.find((pair) => pair.execution === execution.client && pair.consensus === consensus.client);
  const pair = chosen ?? pairs.find(({ warnings }) => warnings.length === 0) ?? pairs[0];
  if (pair === undefined) return draft;
  return {
    ...draft,
    execution: { ...execution, client: pair.execution },
    consensus: { ...consensus, client: pair.consensus },
  };
};

export const isUrl = (text: string): boolean => /^https?:\/\/[^\s/]+\S*$/.test(text.trim());
export const isPort = (text: string): boolean => /^\d{4,5}$/.test(text.trim()) && Number(text) >= 1024 && Number(text) <= 65_535;
export const graffitiFits = (text: string): boolean => new TextEncoder().encode(text).length <= GRAFFITI_BYTES;
/** What is wrong with the ports; null: nothing. */
export const portsWrong = (ports: Draft['ports']): 'wrong' | 'twice' | null => {
  const all = portNames.map((name) => ports[name].trim());
  if (!all.every(isPort)) return 'wrong';
  return new Set(all).size < all.length ? 'twice' : null;
};
/** Whether none of the choices that few need was made. */
export const isPlain = (draft: Draft): boolean =>
  !draft.withValidator &&
  draft.checkpoint === 'providers' &&
  draft.execution.kind === 'run' &&
  draft.consensus.kind === 'run' &&
  portNames.every((name) => draft.ports[name] === String(usual[name]));

type Missing = keyof typeof runOptions.missing;
type Judged = { readonly choice: NodeChoice } | { readonly missing: Missing };

/** The choice that a draft with a pair is, or what it lacks first. `feeRecipient`: the address as its checksum was judged, else null. */
export const choiceOf = (draft: Draft, execution: ClientId, consensus: ClientId, feeRecipient: string | null): Judged => {
  const { execution: el, consensus: cl, ports } = draft;
  if (draft.withValidator && feeRecipient === null) return { missing: 'fee' };
  if (!graffitiFits(draft.graffiti)) return { missing: 'graffiti' };
  if (draft.checkpoint === 'url' && !isUrl(draft.checkpointUrl)) return { missing: 'checkpoint' };
  if (portsWrong(ports) !== null) return { missing: 'ports' };
  // A beacon node elsewhere alone speaks to the engine API.
  const hasEngine = cl.kind === 'remote' || (isUrl(el.engineUrl) && el.jwtFile !== null);
  if (el.kind === 'remote' && !(isUrl(el.rpcUrl) && hasEngine)) return { missing: 'execution' };
  if (cl.kind === 'remote' && !isUrl(cl.url)) return { missing: 'consensus' };
  return {
    choice: {
      network: draft.network,
      execution:
        el.kind === 'run'
          ? { kind: 'run', client: execution }
          : { kind: 'remote', rpcUrl: el.rpcUrl.trim(), engineUrl: el.engineUrl.trim() || null, jwtFile: el.jwtFile },
      consensus:
        cl.kind === 'run' ? { kind: 'run', client: consensus } : { kind: 'remote', url: cl.url.trim(), validatorClient: consensus },
      withValidator: draft.withValidator,
      feeRecipient: draft.withValidator ? feeRecipient : null,
      graffiti: draft.withValidator ? draft.graffiti : '',
      checkpoint: draft.checkpoint === 'url' ? { kind: 'url', url: draft.checkpointUrl.trim() } : { kind: draft.checkpoint },
      p2p: { execution: Number(ports.execution), consensus: Number(ports.consensus), quic: Number(ports.quic) },
      dataFolder: draft.dataFolder,
      // MEV-Boost stands beside a beacon node, and asks for those who propose.
      mevRelays: draft.withValidator && cl.kind === 'run' ? [...draft.relays] : [],
    },
  };
};
