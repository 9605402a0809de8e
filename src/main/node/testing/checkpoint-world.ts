import { type Answer, type HttpNeighbour, httpNeighbour, ok, type Routes } from '../../testing/http-neighbour.ts';

/** A chain as one source tells it: which finalized epoch it serves, the root of each slot (null: no block there), and its genesis. */
export type Telling = {
  readonly epoch: number;
  readonly rootAt: (slot: number) => string | null;
  readonly slotOfRoot?: (root: string) => number | null;
  readonly genesis: { readonly time: number; readonly root: string; readonly forkVersion: string };
};
export const SLOTS_PER_EPOCH = 32;
/** Root of a slot's block on a chain that is named by one hex digit. */
export const rootOn = (chain: string) => (slot: number) => `0x${chain.repeat(56)}${slot.toString(16).padStart(8, '0')}`;

/** Answers as Checkpointz gives them: no headers, and 500 for what it does not know. */
export function checkpointz(telling: Telling): Routes {
  const unknown: Answer = { status: 500, body: { message: 'block not found', code: 500 } };
  const finalizedRoot = () => {
    for (let slot = telling.epoch * SLOTS_PER_EPOCH; slot >= 0; slot--) {
      const root = telling.rootAt(slot);
      if (root !== null) return root;
    }
    return `0x${'00'.repeat(32)}`;
  };
  const { time, root, forkVersion } = telling.genesis;
  return {
    'GET /eth/v1/beacon/genesis': ok({ genesis_time: String(time), genesis_validators_root: root, genesis_fork_version: forkVersion }),
    'GET /eth/v1/beacon/states/finalized/finality_checkpoints': () => {
      const checkpoint = { epoch: String(telling.epoch), root: finalizedRoot() };
      return ok({ previous_justified: checkpoint, current_justified: checkpoint, finalized: checkpoint });
    },
    'GET /eth/v1/beacon/blocks/*/root': ({ path }) => {
      const slot = Number(path.split('/').at(-2));
      const found = slot <= telling.epoch * SLOTS_PER_EPOCH ? telling.rootAt(slot) : null;
      return found === null ? unknown : ok({ root: found });
    },
    'GET /eth/v2/beacon/blocks/*': ({ path }) => {
      const slot = telling.slotOfRoot?.(path.split('/').at(-1) ?? '') ?? null;
      return slot === null ? unknown : ok({ message: { slot: String(slot) } });
    },
  };
}

/** Answers as a beacon node gives them, whose finalized state knows a checkpoint two epochs older than what is finalized. */
export function beaconNode(telling: Telling): Routes {
  const head = telling.epoch * SLOTS_PER_EPOCH;
  const header = (slot: number): Answer => {
    const root = slot <= head ? telling.rootAt(slot) : null;
    return root === null
      ? { status: 404, body: { message: 'Block not found', code: 404 } }
      : ok({ root, canonical: true, header: { message: { slot: String(slot), proposer_index: '1' } } });
  };
  return {
    ...checkpointz({ ...telling, epoch: telling.epoch - 2 }),
    'GET /eth/v1/beacon/blocks/*/root': ({ path }) => {
      const slot = Number(path.split('/').at(-2));
      const root = slot <= head ? telling.rootAt(slot) : null;
      return root === null ? { status: 404, body: { message: 'Block not found', code: 404 } } : ok({ root });
    },
    'GET /eth/v1/beacon/headers/finalized': () => header(head),
    'GET /eth/v1/beacon/headers/*': ({ path }) => header(Number(path.split('/').at(-1))),
  };
}

/** Neighbours of one test, closed together. */
export function neighbourhood() {
  const all: HttpNeighbour[] = [];
  return {
    async add(routes: Routes, otherwise?: Answer) {
      const neighbour = await httpNeighbour(routes, otherwise);
      all.push(neighbour);
      return neighbour;
    },
    close: async () => {
      await Promise.all(all.splice(0).map((n) => n.close()));
    },
  };
}
