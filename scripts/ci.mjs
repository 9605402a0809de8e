// .ci/run: on a clean clone with nothing prepared. Installs, then `npm run check`, then the test command of the README.
// The last line is `N passed, N failed`: the tests, and each part of the check as one.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { printFailure } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { hold } from './lib/launch.mjs';
import { progress } from './lib/progress.mjs';
import { root } from './lib/root.mjs';

const LIMIT_MS = 87 * 60_000;
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** @param {string} name @returns {{ passed: number, failed: number }} */
const result = (name) => {
  const file = join(root, 'test-results', name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1 };
};

try {
  const env = { ...process.env, HEARTH_TEST_DEADLINE: String(Date.now() + LIMIT_MS) };
  rmSync(join(root, 'test-results'), { recursive: true, force: true });
  await progress().step('Packages', install);
  const check = await hold(npm, ['run', 'check'], env);
  const test = await hold(npm, ['test'], env);
  const [ofCheck, ofTest] = [result('check.json'), result('test.json')];
  process.stdout.write(
    `\nParts of the check: ${ofCheck.passed} passed, ${ofCheck.failed} failed. Tests: ${ofTest.passed} passed, ${ofTest.failed} failed. Together:\n`,
  );
  process.stdout.write(`${ofCheck.passed + ofTest.passed} passed, ${ofCheck.failed + ofTest.failed} failed\n`);
  process.exitCode = check === 0 && test === 0 ? 0 : 1;
} catch (error) {
  printFailure(error);
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}
