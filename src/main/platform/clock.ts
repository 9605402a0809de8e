/** Milliseconds since 1970, and a wait that an AbortSignal ends with `work.cancelled`. Handed in, so that tests own time. */
export type Clock = { readonly now: () => number; readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void> };
