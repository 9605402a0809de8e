import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bundledNode, root } from '../lib/root.mjs';
import { countsOf } from './counts.mjs';
import { namedOf } from './named.mjs';

const results = join(root, 'test-results');

/**
 * Runs one suite with its own runner and answers what that runner counted. A suite over its time is ended with all it started.
 * @param {import('./suites.mjs').Suite} suite
 * @param {{ prefix: readonly string[], runtimeDir: string | null, timeoutMs: number }} where
 * @returns {Promise<import('./counts.mjs').Counts & { isLate: boolean, named: readonly import('./named.mjs').Named[] }>}
 */
export async function runSuite({ name, runner, projects }, { prefix, runtimeDir, timeoutMs }) {
  const report = join(results, `${name}.json`);
  mkdirSync(results, { recursive: true });
  rmSync(report, { force: true });
  const node = bundledNode() ?? process.execPath;
  const [command, ...args] = [...prefix, node, ...commandOf(runner, projects, report)];
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH']}`,
    HEARTH_JSON: report,
    ...(runtimeDir && { ELECTRON_OVERRIDE_DIST_PATH: runtimeDir }),
  };
  const { code, isLate } = await held(/** @type {string} */ (command), args, env, timeoutMs);
  const counts = countsOf(runner, report, code);
  return { ...counts, failed: isLate && counts.failed === 0 ? 1 : counts.failed, isLate, named: namedOf(runner, report) };
}

/** @param {'vitest' | 'playwright'} runner @param {readonly string[]} projects @param {string} report */
function commandOf(runner, projects, report) {
  const chosen = projects.flatMap((project) => ['--project', project]);
  return runner === 'vitest'
    ? [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        ...chosen,
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ]
    : [join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...chosen, '--pass-with-no-tests'];
}

/**
 * @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} env @param {number} timeoutMs
 * @returns {Promise<{ code: number, isLate: boolean }>}
 */
function held(command, args, env, timeoutMs) {
  const ownGroup = process.platform !== 'win32';
  return new Promise((resolve) => {
    let isLate = false;
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], detached: ownGroup });
    /** @param {NodeJS.Signals} signal */
    const end = (signal) => {
      try {
        if (child.pid) process.kill(ownGroup ? -child.pid : child.pid, signal);
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(() => {
      isLate = true;
      end('SIGTERM');
      setTimeout(() => end('SIGKILL'), 20_000).unref();
    }, timeoutMs);
    const pass = () => end('SIGINT');
    process.on('SIGINT', pass);
    const done = (/** @type {number} */ code) => {
      clearTimeout(timer);
      process.off('SIGINT', pass);
      resolve({ code, isLate });
    };
    child.on('error', () => done(127));
    child.on('exit', (code) => done(code ?? 1));
  });
}
