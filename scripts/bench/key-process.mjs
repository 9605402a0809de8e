import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { root } from '../lib/root.mjs';

/** @typedef {{ seconds: number, peakMiB: number, gives: any }} Ran how long a job took, from the start of its process to the end of it */

/** @param {number} pid the most memory that a process has held so far; 0 where the system does not tell */
function peakKiB(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/**
 * One job of the built key process, started as the terminal face starts it.
 * @param {string} job @param {object} asks
 * @returns {Promise<Ran>}
 */
export const keyJob = (job, asks) =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const child = fork(join(root, 'out/main/key-worker.js'), [], {
      execArgv: [],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let peak = 0;
    const look = () => {
      peak = Math.max(peak, peakKiB(child.pid ?? 0));
    };
    const watch = setInterval(look, 50);
    /** @type {any} */
    let answer = null;
    child.on('message', (/** @type {any} */ message) => {
      look();
      if (message.kind !== 'progress') answer = message;
    });
    child.on('exit', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - start) / 1000;
      if (answer?.kind === 'done') resolve({ seconds, peakMiB: peak / 1024, gives: answer.gives });
      else reject(new Failure(`The key process did not do “${job}”: ${answer?.code ?? `exit code ${code}`}.`, 'npm run bench -- keys'));
    });
    child.send({ id: 1, job, asks });
  });
