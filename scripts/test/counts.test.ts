import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countsOf } from './counts.mjs';
import { namedOf } from './named.mjs';
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
it('names what failed in vitest with the beginning of its reason, and a file that does not load', () => {
  const failed = { status: 'failed', fullName: 'it adds', failureMessages: ['expected \u001b[31m1\u001b[39m to be 2'] };
  const results = [
    { status: 'failed', assertionResults: [failed, {}] },
    { ...unloaded, name: 'a.test.ts', message: 'No such module' },
  ];
  expect(namedOf('vitest', vitest(1, results))).toEqual([
    { name: 'it adds', isFlaky: false, error: 'expected 1 to be 2' },
    { name: 'a.test.ts', isFlaky: false, error: 'No such module' },
  ]);
});
it('names what failed in Playwright, and what passed only when tried again', () => {
  const spec = (status: string, ...messages: string[]) => ({
    file: 'a.spec.ts',
    title: status,
    tests: [{ status, results: messages.map((message) => (message ? { error: { message } } : {})) }],
  });
  const inner = { specs: [spec('flaky', 'a first reason', '')] };
  const file = report({
    suites: [{ specs: [spec('expected', ''), spec('unexpected', 'why')], suites: [inner] }],
    errors: [{ message: 'no tests' }],
  });
  expect(namedOf('playwright', file)).toEqual([
    { name: 'a.spec.ts › unexpected', isFlaky: false, error: 'why' },
    { name: 'a.spec.ts › flaky', isFlaky: true, error: 'a first reason' },
    { name: 'outside of tests', isFlaky: false, error: 'no tests' },
  ]);
  expect(namedOf('playwright', join(dir, 'none.json'))).toEqual([]);
});
it('runs all suites, or those that were named', () => {
  expect(chosen([])).toEqual({ unknown: [], wanted: suites });
  expect(chosen(['unit', 'journeys']).unknown).toEqual(['journeys']);
  expect(chosen(['stack', 'unit']).wanted.map(({ name }) => name)).toEqual(['unit', 'stack']);
});
