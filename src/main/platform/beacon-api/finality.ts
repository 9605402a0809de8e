import { z } from 'zod';
import type { Rest } from '../rest.ts';
import { data, lowerHex, uint } from './scalars.ts';

const finalized = data(z.object({ finalized: z.object({ epoch: uint, root: lowerHex }) }));
const blockRoot = data(z.object({ root: lowerHex }));
const headerSlot = data(z.object({ header: z.object({ message: z.object({ slot: uint }) }) }));
const blockSlot = data(z.object({ message: z.object({ slot: uint }) }));

/**
 * Routes by which a checkpoint is found. Providers that run Checkpointz have these and no headers; what they do not know they refuse with 500
 * (source: ethpandaops/checkpointz `pkg/api/handler.go`, `pkg/service/eth/eth.go`).
 */
export const finalityRoutes = (http: Rest) => ({
  /** A finalized checkpoint: what Checkpointz serves now; on a beacon node the one that its finalized state knows, two epochs older. */
  async servedCheckpoint() {
    return (await http.get('/eth/v1/beacon/states/finalized/finality_checkpoints', finalized)).data.finalized;
  },
  /** Root of the canonical block at a slot. Null where there is none, or the node no longer has it. */
  async blockRoot(slot: number) {
    return (await http.getOrNull(`/eth/v1/beacon/blocks/${slot}/root`, blockRoot))?.data.root ?? null;
  },
  /** Slot of a block by its root; null where it is not known. */
  async blockSlot(root: string) {
    const header = await http.getOrNull(`/eth/v1/beacon/headers/${root}`, headerSlot);
    if (header) return header.data.header.message.slot;
    return (await http.getOrNull(`/eth/v2/beacon/blocks/${root}`, blockSlot))?.data.message.slot ?? null;
  },
});
