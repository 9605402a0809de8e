export const WORD_COUNT = 24;

/** Places of the 24 words, read down four columns of six. */
export const columns: readonly (readonly number[])[] = [0, 6, 12, 18].map((from) => Array.from({ length: 6 }, (_, i) => from + i + 1));
