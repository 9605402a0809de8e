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
export const exitName = (validatorIndex: number, seconds: number): string => `signed_exit_transaction-${validatorIndex}-${seconds}.json`;
export const EXITS_FOLDER = 'exit_transactions';
export const changesName = (seconds: number): string => `bls_to_execution_change-${seconds}.json`;
export const CHANGES_FOLDER = 'bls_to_execution_changes';
export const keystoreChangeName = (validatorIndex: number, seconds: number): string =>
  `bls_to_execution_change_keystore_signature-${validatorIndex}-${seconds}.json`;
export const KEYSTORE_CHANGES_FOLDER = 'bls_to_execution_changes_keystore';
/** Top-ups are deposit files in a folder of their own. */
export const TOP_UPS_FOLDER = 'partial_deposits';

/** The Unix seconds at the end of a file name of ours or the reference's; null where there are none. */
export function secondsOfName(name: string): number | null {
  const match = /-(\d{1,12})\.json$/.exec(name);
  return match === null ? null : Number(match[1]);
}
export const isKeystoreName = (name: string): boolean => /^keystore-.*\.json$/.test(name);
export const isDepositDataName = (name: string): boolean => /^deposit_data-.*\.json$/.test(name);

/** The run that writes the words, named after the run of their keys. */
export const wordsRun = (run: string): string => `${run}-words`;
