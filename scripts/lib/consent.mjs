import { createInterface } from 'node:readline/promises';
import { hush } from './progress.mjs';
import { has, run } from './run.mjs';

export const isRoot = process.getuid?.() === 0;
export const canAsk = process.stdin.isTTY === true && process.stdout.isTTY === true;

/**
 * Asks a question that only a plain "y" answers with yes. Where nobody can be asked the answer is no.
 * @param {string} question
 */
export async function consent(question) {
  if (!canAsk) return false;
  const line = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await hush(() => line.question(`\n${question} [y/N] `));
  line.close();
  return /^y(es)?$/i.test(answer.trim());
}

/**
 * How this person may act for the whole machine: as root already, by sudo on a terminal, by pkexec on a desktop, or not at all.
 * @returns {string[] | null} what stands before a command
 */
export function elevation() {
  if (isRoot) return [];
  if (process.platform !== 'linux') return null;
  if (has('sudo') && canAsk) return ['sudo'];
  if (has('pkexec') && (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])) return ['pkexec'];
  return null;
}

/**
 * Runs one command for the whole machine, after the person's consent where they are not root. Null when they said no or can't.
 * @param {string} question what is about to happen
 * @param {readonly string[]} command
 * @param {{ env?: Record<string, string>, timeoutMs?: number, onOutput?: ((chunk: string) => void) | undefined }} [options]
 */
export async function asRoot(question, command, { env = {}, timeoutMs = 900_000, onOutput } = {}) {
  const how = elevation();
  if (how === null || (!isRoot && !(await consent(question)))) return null;
  const [program, ...args] = [...how, 'env', ...Object.entries(env).map(([k, v]) => `${k}=${v}`), ...command];
  const doIt = () => run(/** @type {string} */ (program), args, { timeoutMs, show: !isRoot, onOutput });
  return isRoot ? doIt() : hush(doIt);
}
