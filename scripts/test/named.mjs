import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ name: string, isFlaky: boolean, error: string }} Named a test that failed, or passed only when tried again */

const LINES = 14;
/** @param {string | undefined} text */
const head = (text) =>
  stripVTControlCharacters(text ?? 'The runner gave no reason.')
    .split('\n')
    .slice(0, LINES)
    .join('\n');

/**
 * The tests a person has to look at, from a runner's own JSON report, each with the beginning of what went wrong.
 * @param {'vitest' | 'playwright'} runner
 * @param {string} file
 * @returns {readonly Named[]}
 */
export function namedOf(runner, file) {
  if (!existsSync(file)) return [];
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return runner === 'vitest' ? fromVitest(report) : fromPlaywright(report);
}

/** @param {any} report @returns {Named[]} */
function fromVitest({ testResults }) {
  return testResults.flatMap((/** @type {any} */ { name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((/** @type {any} */ one) => one.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [{ name, isFlaky: false, error: head(message) }];
    return failed.map((/** @type {any} */ one) => ({ name: one.fullName, isFlaky: false, error: head(one.failureMessages[0]) }));
  });
}

/** @param {any} report @returns {Named[]} */
function fromPlaywright({ suites = [], errors = [] }) {
  const outside = errors.map((/** @type {any} */ { message }) => ({ name: 'outside of tests', isFlaky: false, error: head(message) }));
  return [...suites.flatMap(ofSuite), ...outside];
}

/** @param {any} suite @returns {Named[]} */
function ofSuite({ specs = [], suites = [] }) {
  const own = specs.flatMap((/** @type {any} */ { file, title, tests }) =>
    tests
      .filter((/** @type {any} */ { status }) => status === 'unexpected' || status === 'flaky')
      .map((/** @type {any} */ { status, results }) => ({
        name: `${file} › ${title}`,
        isFlaky: status === 'flaky',
        error: head(results.find((/** @type {any} */ { error }) => error)?.error.message),
      })),
  );
  return [...own, ...suites.flatMap(ofSuite)];
}
