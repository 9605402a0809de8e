// npm run bench [-- window idle …]: each figure a ratio against a baseline of the same run on the same machine.
// A part is one or more files in scripts/bench/, each of which exports `bench(where)` and answers rows.

import { bench as containers } from './bench/containers.mjs';
import { bench as crowd } from './bench/crowd.mjs';
import { bench as host } from './bench/host.mjs';
import { bench as idle } from './bench/idle.mjs';
import { bench as journey } from './bench/journey.mjs';
import { bench as keys } from './bench/keys.mjs';
import { bench as logs } from './bench/logs.mjs';
import { bench as pull } from './bench/pull.mjs';
import { rowHead, rowText } from './bench/rows.mjs';
import { bench as smooth } from './bench/smooth.mjs';
import { bench as up } from './bench/up.mjs';
import { bench as window } from './bench/window.mjs';
import { build } from './lib/build.mjs';
import { testDisplay } from './lib/display.mjs';
import { Failure, printFailure } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { progress } from './lib/progress.mjs';
import { ensureRuntime } from './lib/runtime.mjs';

/** @typedef {{ executable: string, prefix: readonly string[] }} Where the Electron that is measured, and what stands before it */
/** @typedef {(where: Where) => Promise<import('./bench/rows.mjs').Row[]>} Bench */
/** @type {Readonly<Record<string, readonly Bench[]>>} */
const parts = {
  host: [host],
  keys: [keys],
  smooth: [smooth],
  window: [window],
  idle: [idle],
  containers: [containers],
  node: [up, pull, logs, crowd],
  journey: [journey],
};

async function main() {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new Failure(`There is no bench ${unknown.join(', ')}.`, `npm run bench -- ${Object.keys(parts).join(' ')}`);
  const p = progress();
  await p.step('Packages', install);
  await p.step('Build', build);
  const { executable, version } = await p.step('Electron', (note) => ensureRuntime(note));
  const { prefix } = await p.step('Display', testDisplay);
  /** @type {import('./bench/rows.mjs').Row[]} */
  const rows = [];
  for (const [name, benches] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue;
    await p.step(name, async () => {
      for (const bench of benches) rows.push(...(await bench({ executable, prefix })));
      return 'measured';
    });
  }
  p.say(`\nElectron ${version}\n${rowHead}\n${rows.map(rowText).join('\n')}`);
  return rows.every(({ ratio, limit }) => ratio <= limit) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
