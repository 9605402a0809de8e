import type { ClientId, ConsensusLine, Side } from '../../shared/node.ts';
import type { Slots } from './data-place.ts';

/** A public network the clients know by name. */
export type NamedNetwork = {
  readonly kind: 'named';
  readonly name: 'mainnet' | 'hoodi' | 'sepolia' | 'ephemery';
  /** A beacon node to take the finalized state from; null syncs from genesis. */
  readonly checkpointSyncUrl: string | null;
};
/** A network of its own, such as a practice network. File paths are on this machine. */
export type CustomNetwork = {
  readonly kind: 'custom';
  readonly chainId: number;
  readonly preset: 'minimal' | 'mainnet';
  readonly depositContract: string;
  readonly files: { readonly elGenesis: string; readonly configYaml: string; readonly genesisSsz: string };
};

/**
 * An execution client that runs elsewhere, by the addresses of its two APIs; `jwtFile` of the spec holds its secret. `engineUrl` is null
 * where the beacon node, which alone asks it, runs elsewhere too.
 */
type RemoteExecution = { readonly rpcUrl: string; readonly engineUrl: string | null };

/** One node to be: execution client, beacon node and validator client that belong together. */
export type NodeSpec = {
  /** Id of the stack, such as `practice-3fa9`; containers and volumes are named after it. */
  readonly instance: string;
  /** Folder of this machine for its data; without it Docker keeps it. */
  readonly dataFolder?: string;
  /** Which of their two volumes the data of its parts lie in. */
  readonly slots?: Slots;
  /** Short hash of the data folder that makes it. */
  readonly owner: string;
  /** For the label: `practice`, `mainnet`, … */
  readonly networkLabel: string;
  readonly side: Side;
  readonly network: NamedNetwork | CustomNetwork;
  readonly execution:
    | {
        readonly client: ClientId;
        readonly image: string;
        /**
         * `everyBlock` puts each block's state on disk at once, for networks whose chain would die of a lost block (the classic
         * profile); `default` is the client's own way.
         */
        readonly storage: 'default' | 'everyBlock';
      }
    | { readonly remote: RemoteExecution };
  readonly consensus: {
    readonly client: ClientId;
    readonly versionLine: ConsensusLine;
    readonly images: { readonly beacon: string; readonly validator: string };
    /** A beacon node that runs elsewhere, with an execution client of its own: here runs the validator client alone. */
    readonly remoteUrl?: string;
  };
  /** MEV-Boost and the relays that it asks, by their addresses; absent where the node builds its blocks itself. */
  readonly builder?: { readonly image: string; readonly relays: readonly string[] };
  /** Ports on 127.0.0.1; null publishes nothing. */
  readonly hostPorts: Readonly<Record<'rpc' | 'rest' | 'keymanager', number | null>>;
  /** Static addresses on the Docker network; null takes what Docker gives, and neighbours use container names. */
  readonly addresses: Readonly<Record<'execution' | 'beacon' | 'validator', string | null>>;
  /** 32 bytes in hex, on this machine; laid into the execution and the beacon container. */
  readonly jwtFile: string;
  /** A password file on this machine, 8 characters or more; needed where keys are kept in a wallet (Prysm, Grandine), else null. */
  readonly walletPasswordFile: string | null;
  /** A file on this machine of 64 hex digits and nothing else; needed where the client takes its Keymanager token (Nimbus, Grandine). */
  readonly keymanagerTokenFile?: string;
  /** Memory of the machine in MiB, which Java heaps go by; where it is not said they get what their launchers give. */
  readonly memoryMib?: number;
  readonly feeRecipient: string;
  readonly graffiti: string;
  readonly peers: {
    readonly staticEnode: string | null;
    /** ENR for Lodestar, multiaddr for Prysm. */
    readonly consensus: string | null;
  };
  /** Ports that other nodes of a public network reach; null, as on a practice network, publishes none. */
  readonly p2p: {
    readonly execution: number;
    readonly consensus: number;
    readonly quic: number;
    /** Erigon's; 42069 where nothing is said. */
    readonly torrent?: number;
  } | null;
  /**
   * `interop` runs the well-known keys `from`..`to`, both included; `keymanager` starts empty and takes keys over its API; `none` has no
   * validator client, where a network's validators are a closed set.
   */
  readonly validators:
    | { readonly kind: 'interop'; readonly from: number; readonly to: number }
    | { readonly kind: 'keymanager' }
    | { readonly kind: 'none' };
  /** The first node of a network, which waits for nobody. */
  readonly first: boolean;
  /** Hex of the execution client's p2p key, where its enode must be known beforehand. */
  readonly nodeKey?: string;
};
