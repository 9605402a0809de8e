/** Chain ids that only practice networks of ours use. Hearth signs execution transactions for these and no other. */
export const practiceChainIds = [3151908] as const;
export type PracticeChainId = (typeof practiceChainIds)[number];

/** Whether this is the chain id of a practice network; the only way to a `PracticeChainId`. */
export const isPracticeChainId = (chainId: number): chainId is PracticeChainId => practiceChainIds.some((id) => id === chainId);
