import { z } from 'zod';
import type { Rest } from '../rest.ts';
import { data, uint } from './scalars.ts';

const syncing = data(
  z.object({
    head_slot: uint,
    sync_distance: uint,
    is_syncing: z.boolean(),
    is_optimistic: z.boolean().default(false),
    el_offline: z.boolean().default(false),
  }),
);
const identity = data(z.object({ peer_id: z.string(), enr: z.string(), p2p_addresses: z.array(z.string()) }));
const peers = data(z.array(z.object({ state: z.string(), direction: z.string() })));

/** Routes under `/eth/v1/node`. */
export const nodeRoutes = (http: Rest) => ({
  /** What the node thinks of its own sync. `isSyncing` and `elOffline` may be wrong: judge by `headSlot` against the clock. */
  async syncing() {
    const s = (await http.get('/eth/v1/node/syncing', syncing)).data;
    return {
      headSlot: s.head_slot,
      syncDistance: s.sync_distance,
      isSyncing: s.is_syncing,
      isOptimistic: s.is_optimistic,
      elOffline: s.el_offline,
    };
  },
  /** Such as `Lodestar/v1.46.0` or `Prysm/v7.1.6 (linux amd64)`. */
  version: async () => (await http.get('/eth/v1/node/version', data(z.object({ version: z.string() })))).data.version,
  async peerCount() {
    return { connected: (await http.get('/eth/v1/node/peer_count', data(z.object({ connected: uint })))).data.connected };
  },
  /** Connected peers, and how many of them called this node. */
  async peers() {
    const all = (await http.get('/eth/v1/node/peers?state=connected', peers)).data.filter(({ state }) => state === 'connected');
    return { connected: all.length, inbound: all.filter(({ direction }) => direction === 'inbound').length };
  },
  async identity() {
    const i = (await http.get('/eth/v1/node/identity', identity)).data;
    return { peerId: i.peer_id, enr: i.enr, p2pAddresses: i.p2p_addresses };
  },
});
