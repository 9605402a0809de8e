const replace = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** A whole document for people and programs: indented, amounts as decimal strings. */
export const jsonDocument = (value: unknown): string => JSON.stringify(value, replace, 2);
/** One line of a stream. */
export const jsonLine = (value: unknown): string => JSON.stringify(value, replace);
