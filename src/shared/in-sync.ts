/**
 * How many slots a head may be behind the clock and still count as in sync: blocks may be missed or come late. Three slots, and on
 * practice networks with short slots at least ten seconds, for the machine carries two nodes there.
 */
export const toleratedSlots = (secondsPerSlot: number): number => Math.max(3, Math.ceil(10 / secondsPerSlot));
