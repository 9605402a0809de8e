import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { AppError } from '../../../shared/app-error.ts';

export type RunOptions = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
};

const KEPT_LINES = 30;

/**
 * Runs a program to its end and tells each line it prints. An abort kills it with everything it started.
 * Errors: `image.tool` where there is no such program, `image.build` with its last lines, `work.cancelled`.
 */
export function runProgram(file: string, args: readonly string[], { cwd, env, onLine, signal }: RunOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new AppError('work.cancelled'));
    // A process group of its own, so that compilers and scripts below it end with it.
    const child = spawn(file, [...args], { cwd, env: { ...process.env, ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const last: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        if (line.trim() === '') return;
        last.push(line);
        if (last.length > KEPT_LINES) last.shift();
        onLine(line);
      });
    }
    const onAbort = () => {
      if (child.pid !== undefined) killGroup(child.pid);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    const end = (error: AppError | null) => {
      signal.removeEventListener('abort', onAbort);
      if (signal.aborted) reject(new AppError('work.cancelled'));
      else if (error) reject(error);
      else resolve();
    };
    child.on('error', (error) => end(new AppError('image.tool', { what: file, details: error.message }, { cause: error })));
    child.on('close', (code) => {
      const failed = new AppError('image.build', {
        what: 'the images',
        found: last.at(-1) ?? `${file} ended with ${code}`,
        details: last.join('\n'),
      });
      end(code === 0 ? null : failed);
    });
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    return;
  }
}
