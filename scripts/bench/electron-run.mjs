import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../lib/root.mjs';

const startProbe = fileURLToPath(new URL('probe.cjs', import.meta.url));
export const emptyApp = fileURLToPath(new URL('empty-window', import.meta.url));
export const hearthApp = root;

/**
 * @typedef {object} Measured
 * @property {number} usableMs from the creation of the process until the window is shown and can be used
 * @property {number} residentMiB of all its processes, after they have settled
 * @property {number} cpuShare of one core, over the idle time
 */

/**
 * A data folder for the runs of one program, removed afterwards. Kept between them, so that a start is what a person has from the second on.
 * @template T
 * @param {(dataDir: string) => Promise<T>} work
 */
export async function withDataDir(work) {
  const dir = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  try {
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Starts one Electron program, lets its probe measure, and ends it. The same runtime, flags and probe for ours and for the empty one.
 * Another probe takes what else `how` holds, and answers what it likes.
 * @template [T=Measured]
 * @param {{ executable: string, prefix: readonly string[] }} where
 * @param {string} app folder of the program
 * @param {{ settleMs: number, idleMs: number, dataDir: string, probe?: string, room?: string, [asked: string]: unknown }} how
 * @returns {Promise<T>}
 */
export function electronRun({ executable, prefix }, app, { dataDir, probe = startProbe, ...asks }) {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const [command, ...args] = [...prefix, executable, ...sandbox, `--user-data-dir=${dataDir}`, '-r', probe, app];
  const asked = JSON.stringify(asks);
  return new Promise((resolve, reject) => {
    const child = spawn(/** @type {string} */ (command), args, {
      env: { ...process.env, HEARTH_BENCH: asked },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', reject);
    child.on('close', () => {
      const line = output.split('\n').find((text) => text.startsWith('measured '));
      if (line) resolve(JSON.parse(line.slice('measured '.length)));
      else reject(new Error(`no measure from ${app}: ${output}${errors}`));
    });
  });
}
