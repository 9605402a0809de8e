/** How a chain counts time. `genesisTimeMs` is Unix time in milliseconds. */
export type ChainTime = { readonly genesisTimeMs: number; readonly secondsPerSlot: number; readonly slotsPerEpoch: number };

/** phase0/beacon-chain.md#compute_epoch_at_slot */
export const epochAtSlot = (slot: number, slotsPerEpoch: number): number => Math.floor(slot / slotsPerEpoch);
/** phase0/beacon-chain.md#compute_start_slot_at_epoch */
export const startSlotOfEpoch = (epoch: number, slotsPerEpoch: number): number => epoch * slotsPerEpoch;
/** Unix ms at which a slot begins. */
export const timeOfSlot = (slot: number, t: ChainTime): number => t.genesisTimeMs + slot * t.secondsPerSlot * 1000;
/** Unix ms at which an epoch begins. */
export const timeOfEpoch = (epoch: number, t: ChainTime): number => timeOfSlot(startSlotOfEpoch(epoch, t.slotsPerEpoch), t);
/** The slot at a moment; before genesis 0. */
export const slotAtTime = (unixMs: number, t: ChainTime): number =>
  Math.max(0, Math.floor((unixMs - t.genesisTimeMs) / (t.secondsPerSlot * 1000)));
/** Slots for people: how long they take. */
export const secondsOfSlots = (slots: number, t: Pick<ChainTime, 'secondsPerSlot'>): number => slots * t.secondsPerSlot;
