import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { root } from '../lib/root.mjs';

/**
 * The built terminal face to its end; answers what it printed.
 * @param {readonly string[]} args @param {string} sentence said where it fails
 * @returns {Promise<string>}
 */
export const hearth = (args, sentence) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'out/main/cli.js'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.on('close', (code) =>
      code === 0 ? resolve(text) : reject(new Failure(sentence, `npm run -s hearth -- ${args.slice(0, 2).join(' ')}`)),
    );
  });
