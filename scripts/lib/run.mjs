import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './root.mjs';

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeoutMs]
 * @property {boolean} [show] the person sees the output as it comes, and can answer
 * @property {((chunk: string) => void) | undefined} [onOutput]
 * @property {AbortSignal} [signal]
 */

/**
 * Runs a program to its end. Never throws: a program that cannot be started has code 127, one that was ended for its time 124.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = process.env, timeoutMs = 0, show = false, onOutput, signal } = {}) {
  return new Promise((resolve) => {
    let output = '';
    let late = false;
    const child = spawn(command, args, { cwd: root, env, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'], signal });
    const timer = timeoutMs > 0 ? setTimeout(() => end(), timeoutMs) : undefined;
    const end = () => {
      late = true;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
        onOutput?.(chunk);
      });
    }
    /** @param {number} code */
    const done = (code) => {
      clearTimeout(timer);
      resolve({ code: late ? 124 : code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      done(127);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

/**
 * Whether a program of this name can be found.
 * @param {string} name
 */
export function has(name) {
  return (process.env['PATH'] ?? '').split(delimiter).some((dir) => {
    try {
      accessSync(join(dir, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
