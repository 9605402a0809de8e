/**
 * @typedef {object} Row one line of the bench: what, ours, the baseline of the same run, and how they compare
 * @property {string} what
 * @property {string} ours
 * @property {string} baseline
 * @property {number} ratio
 * @property {number} limit the most that the ratio may be
 */

/** @param {readonly number[]} values */
export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? (sorted[Math.floor(middle)] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** @param {Row} row */
export const rowText = ({ what, ours, baseline, ratio, limit }) =>
  `  ${what.padEnd(28)}${ours.padStart(12)}${baseline.padStart(16)}${ratio.toFixed(2).padStart(8)}   ≤ ${limit}   ${ratio <= limit ? 'kept' : 'OVER'}`;
export const rowHead = `  ${''.padEnd(28)}${'Hearth'.padStart(12)}${'baseline'.padStart(16)}${'ratio'.padStart(8)}   limit`;
