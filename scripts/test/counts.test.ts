import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countsOf } from './counts.mjs';
import { chosen, suites } from './suites.mjs';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-counts-'));
});
afterAll(() => rmSync(dir, { recursive: true }));
const report = (content: object) => {
  const file = join(dir, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};
const ran = { status: 'passed', assertionResults: [{}] };
const unloaded = { status: 'failed', assertionResults: [] };
const vitest = (numFailedTests: number, testResults: object[]) =>
  report({ numPassedTests: 7, numFailedTests, numPendingTests: 1, numTodoTests: 0, testResults });

it('counts what vitest counted', () => expect(countsOf('vitest', vitest(0, [ran]), 0)).toEqual({ passed: 7, failed: 0, skipped: 1 }));
it('counts a test file that does not load as failed', () => {
  expect(countsOf('vitest', vitest(0, [ran, unloaded]), 1)).toEqual({ passed: 7, failed: 1, skipped: 1 });
});
it('counts a flaky test of Playwright as passed and an error outside tests as failed', () => {
  const file = report({ stats: { expected: 5, unexpected: 2, flaky: 1, skipped: 3 }, errors: [{}] });
  expect(countsOf('playwright', file, 1)).toEqual({ passed: 6, failed: 3, skipped: 3 });
});
it('never calls a runner that failed, or left no report, a success', () => {
  expect(countsOf('vitest', vitest(0, [ran]), 1).failed).toBe(1);
  expect(countsOf('vitest', join(dir, 'none.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
it('runs all suites, or those that were named', () => {
  expect(chosen([])).toEqual({ unknown: [], wanted: suites });
  expect(chosen(['unit', 'journeys']).unknown).toEqual(['journeys']);
  expect(chosen(['stack', 'unit']).wanted.map(({ name }) => name)).toEqual(['unit', 'stack']);
});
