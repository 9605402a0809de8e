/** EIP-2334 path of a validator's signing key. */
export const signingPath = (index: number): string => `m/12381/3600/${index}/0/0`;
/** EIP-2334 path of a validator's withdrawal key. */
export const withdrawalPath = (index: number): string => `m/12381/3600/${index}/0`;

/** The child numbers of a path such as `m/12381/3600/0/0/0`; null for what is none (EIP-2334). */
export function pathNumbers(path: string): readonly number[] | null {
  if (!/^m(\/\d{1,10})+$/.test(path)) return null;
  const numbers = path.split('/').slice(1).map(Number);
  return numbers.every((n) => n < 2 ** 32) ? numbers : null;
}

/** File names as ethstaker-deposit-cli gives them; `seconds` is one Unix time for a whole run. */
export const keystoreName = (path: string, seconds: number): string => `keystore-${path.replaceAll('/', '_')}-${seconds}.json`;
export const depositDataName = (seconds: number): string => `deposit_data-${seconds}.json`;
export const KEYS_FOLDER = 'validator_keys';

/** The Unix seconds at the end of a file name of ours or the reference's; null where there are none. */
export function secondsOfName(name: string): number | null {
  const match = /-(\d{1,12})\.json$/.exec(name);
  return match === null ? null : Number(match[1]);
}
export const isKeystoreName = (name: string): boolean => /^keystore-.*\.json$/.test(name);
export const isDepositDataName = (name: string): boolean => /^deposit_data-.*\.json$/.test(name);

/** The run that writes the words, named after the run of their keys. */
export const wordsRun = (run: string): string => `${run}-words`;
