// npm start: makes everything ready, then opens the window; without a display the journey goes on in this terminal.
// Plain Node, nothing installed needed. `--check-only` ends before opening, `--official` tries the official Electron again; the rest goes to Hearth.
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { buildTool, ensureBuildTools, imagesCanBePulled } from './lib/build-tools.mjs';
import { hasDisplay } from './lib/display.mjs';
import { ensureDocker } from './lib/docker-setup.mjs';
import { ensureLibraries, ensureSandbox } from './lib/electron-system.mjs';
import { failureOf, printFailure } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { hold, openWindow } from './lib/launch.mjs';
import { checkNode } from './lib/node-version.mjs';
import { duration, progress } from './lib/progress.mjs';
import { bundledNode, root } from './lib/root.mjs';
import { ensureRuntime } from './lib/runtime.mjs';

const own = ['--check-only', '--official'];
const [checkOnly, official] = own.map((name) => process.argv.includes(name));
const args = process.argv.slice(2).filter((arg) => !own.includes(arg));

async function start() {
  const since = Date.now();
  const p = progress();
  p.say('Hearth');
  await p.step('Node', checkNode);
  await p.step('Packages', install);
  await p.step('Build', build);
  const dockerFault = await failureOf(() => p.step('Docker', ensureDocker));
  if (dockerFault) printFailure(dockerFault);
  if (!(await buildTool()) && !(await imagesCanBePulled())) {
    const noTools = await failureOf(() => p.step('Build tools', ensureBuildTools));
    if (noTools) printFailure(noTools);
  }
  const display = await hasDisplay();
  const runtime = display ? await makeWindowReady(p) : null;
  p.say(`Ready after ${duration(Date.now() - since)}.`);
  if (checkOnly) return dockerFault ? 1 : 0;
  if (runtime) return openWindow(runtime, args);
  p.say('There is no display here, so there is no window. The same journey goes on in this terminal: hearth practice journey\n');
  if (dockerFault) return 1;
  return hold(bundledNode() ?? process.execPath, [join(root, 'out/main/cli.js'), 'practice', 'journey', ...args]);
}

/** @param {import('./lib/progress.mjs').Progress} p */
async function makeWindowReady(p) {
  const runtime = await p.step('Electron', (note) => ensureRuntime(note, official));
  await p.step('Libraries', (note) => ensureLibraries(runtime, note));
  await p.step('Sandbox', () => ensureSandbox(runtime));
  return runtime;
}

try {
  process.exitCode = await start();
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
