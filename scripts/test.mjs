// npm test: makes everything ready, then runs every suite. `npm test -- unit slow docker e2e stack` chooses. Says what it skips and why.
// The last line is `N passed, N failed`, counted by the runners themselves.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { ensureBuildTools } from './lib/build-tools.mjs';
import { testDisplay } from './lib/display.mjs';
import { ensureDocker } from './lib/docker-setup.mjs';
import { ensureLibraries, ensureSandbox } from './lib/electron-system.mjs';
import { Failure, failureOf, printFailure } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { ensureKeyring } from './lib/keyring.mjs';
import { checkNode } from './lib/node-version.mjs';
import { duration, progress } from './lib/progress.mjs';
import { ensureRegistry } from './lib/registry.mjs';
import { root } from './lib/root.mjs';
import { ensureRuntime } from './lib/runtime.mjs';
import { ensureTracer } from './lib/tracer.mjs';
import { runSuite } from './test/run-suite.mjs';
import { chosen } from './test/suites.mjs';

const MINUTE_MS = 60_000;
/** Unix ms; whoever limits the whole run sets it. */
const deadline = Number(process.env['HEARTH_TEST_DEADLINE'] ?? Number.POSITIVE_INFINITY);
const p = progress();

/** @param {readonly import('./test/suites.mjs').Suite[]} wanted */
async function prepare(wanted) {
  const needs = new Set(wanted.flatMap((suite) => suite.needs));
  const ready = { prefix: /** @type {string[]} */ ([]), runtimeDir: /** @type {string | null} */ (null) };
  p.say('Making ready');
  await p.step('Node', checkNode);
  await p.step('Packages', install);
  if (needs.size > 0) await p.step('Build', build);
  const docker = needs.has('docker') ? await failureOf(() => p.step('Docker', ensureDocker)) : null;
  if (wanted.some(({ name }) => name === 'docker')) {
    const noRegistry = await failureOf(() => p.step('Registry', ensureRegistry));
    if (noRegistry) printFailure(noRegistry);
  }
  if (wanted.some(({ name }) => name === 'stack')) {
    const noTools = await failureOf(() => p.step('Build tools', ensureBuildTools));
    if (noTools) printFailure(noTools);
  }
  if (wanted.some(({ name }) => name === 'e2e')) {
    const noTracer = await failureOf(() => p.step('Tracer', ensureTracer));
    if (noTracer) printFailure(noTracer);
  }
  if (wanted.some(({ name }) => name === 'e2e')) {
    const noKeyring = await failureOf(() => p.step('Keyring', ensureKeyring));
    if (noKeyring) printFailure(noKeyring);
  }
  const window = needs.has('window')
    ? await failureOf(async () => {
        const runtime = await p.step('Electron', (note) => ensureRuntime(note));
        ready.runtimeDir = runtime.dir;
        await p.step('Libraries', (note) => ensureLibraries(runtime, note));
        await p.step('Sandbox', () => ensureSandbox(runtime));
        ready.prefix = (await p.step('Display', testDisplay)).prefix;
      })
    : null;
  return { ...ready, missing: { docker, window } };
}

async function test() {
  const { unknown, wanted } = chosen(process.argv.slice(2));
  if (unknown.length > 0) throw new Failure(`There is no suite ${unknown.join(', ')}.`, 'npm test -- unit slow docker e2e stack');
  const { missing, ...where } = await prepare(wanted);
  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const lines = [];
  /** @type {import('./test/named.mjs').Named[]} */
  const named = [];
  for (const suite of wanted) {
    const lack = suite.needs.map((need) => missing[need]).find((failure) => failure !== null);
    const leftMs = deadline - Date.now();
    if (lack) {
      printFailure(lack);
      lines.push(`${suite.name.padEnd(8)}skipped: ${lack.message}`);
      continue;
    }
    if (leftMs < MINUTE_MS) {
      lines.push(`${suite.name.padEnd(8)}not run: the time for the whole run is over`);
      total.failed++;
      continue;
    }
    p.say(`\n${suite.name}: ${suite.what}`);
    const since = Date.now();
    const counts = await runSuite(suite, { ...where, timeoutMs: Math.min(suite.minutes * MINUTE_MS, leftMs) });
    total.passed += counts.passed;
    total.failed += counts.failed;
    named.push(...counts.named);
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped (named above)` : '';
    const late = counts.isLate ? `, ended after its ${suite.minutes} min` : '';
    lines.push(`${suite.name.padEnd(8)}${counts.passed} passed, ${counts.failed} failed${skipped}${late}, ${duration(Date.now() - since)}`);
  }
  for (const { name, isFlaky, error } of named) p.say(`\n${isFlaky ? 'Passed only when tried again' : 'Failed'}: ${name}\n${error}`);
  p.say(`\n${lines.join('\n')}\n`);
  mkdirSync(join(root, 'test-results'), { recursive: true });
  writeFileSync(join(root, 'test-results/test.json'), JSON.stringify(total));
  p.say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await test();
} catch (error) {
  printFailure(error);
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}
