/** A validator's number or an epoch, as typed; null for what is none. */
export const wholeOf = (typed: string): number | null => (/^\d{1,15}$/.test(typed.trim()) ? Number(typed) : null);
