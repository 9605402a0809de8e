// npm run -s hearth -- …: builds where something changed, then hands the terminal over to the terminal face. Only its output is on stdout.
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { printFailure } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { hold } from './lib/launch.mjs';
import { bundledNode, root } from './lib/root.mjs';

/** @param {string} text */
const tell = (text) => process.stderr.write(`${text}\n`);

try {
  await install(() => tell('Installing packages, once.'));
  await build(() => tell('Building, because the source changed.'));
  process.exitCode = await hold(bundledNode() ?? process.execPath, [join(root, 'out/main/cli.js'), ...process.argv.slice(2)]);
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
