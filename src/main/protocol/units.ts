/** Gwei in one ETH and wei in one gwei. */
export const GWEI_PER_ETH = 1_000_000_000n;
export const WEI_PER_GWEI = 1_000_000_000n;

/** consensus-specs phase0 and electra presets; the same on every network Hearth knows. */
export const MIN_DEPOSIT_GWEI = 1n * GWEI_PER_ETH;
export const MIN_ACTIVATION_GWEI = 32n * GWEI_PER_ETH;
export const MAX_EFFECTIVE_GWEI = 2048n * GWEI_PER_ETH;

function parseDecimal(text: string, places: number): bigint | null {
  const match = /^(\d{1,18})(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const fraction = match[2] ?? '';
  if (fraction.length > places) return null;
  return BigInt(`${match[1]}${fraction.padEnd(places, '0')}`);
}

function formatDecimal(amount: bigint, places: number): string {
  const sign = amount < 0n ? '-' : '';
  const body = (amount < 0n ? -amount : amount).toString().padStart(places + 1, '0');
  const fraction = body.slice(-places).replace(/0+$/, '');
  return `${sign}${body.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Gwei of a plain decimal ETH amount such as `32` or `1.5`. Null for signs, exponents, commas, spaces and parts of a gwei. */
export const gweiFromEth = (text: string): bigint | null => parseDecimal(text, 9);
/** Wei of a plain decimal ETH amount; null as `gweiFromEth`, with 18 places. */
export const weiFromEth = (text: string): bigint | null => parseDecimal(text, 18);
/** Exact decimal ETH without trailing zeros. */
export const ethFromGwei = (gwei: bigint): string => formatDecimal(gwei, 9);
/** Exact decimal ETH without trailing zeros. */
export const ethFromWei = (wei: bigint): string => formatDecimal(wei, 18);
export const weiFromGwei = (gwei: bigint): bigint => gwei * WEI_PER_GWEI;
/** Whole gwei; a rest below one gwei is dropped. */
export const gweiFromWei = (wei: bigint): bigint => wei / WEI_PER_GWEI;
