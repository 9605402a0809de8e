import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '../out/main/cli.js');

export type TerminalOptions = {
  /** Goes to its standard input. */
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** A program and its arguments that run it, such as a tracer. */
  readonly through?: readonly string[];
};

/** Starts the built terminal face as a child process. */
export function startTerminal(args: readonly string[], { input = '', env = {}, through = [] }: TerminalOptions = {}) {
  const [command = '', ...before] = [...through, process.execPath, cli];
  const child = spawn(command, [...before, ...args], { stdio: 'pipe', env: { ...process.env, ...env } });
  child.stdin.end(input);
  return child;
}

/** The built terminal face, run to its end. */
export async function hearth(args: readonly string[], options: TerminalOptions = {}) {
  const child = startTerminal(args, options);
  const read = async (stream: AsyncIterable<Buffer>) => {
    let text = '';
    for await (const chunk of stream) text += chunk;
    return text;
  };
  const ended = new Promise<number>((resolve) => {
    child.on('close', (code) => resolve(code ?? -1));
  });
  const [code, stdout, stderr] = await Promise.all([ended, read(child.stdout), read(child.stderr)]);
  return { code, stdout, stderr };
}

/** Removes what a data folder's practice network still has, by the terminal face; for the end of a run, also a failed one. */
export async function tearDown(dataDir: string): Promise<void> {
  await once(spawn(process.execPath, [cli, 'practice', 'down', '--data', dataDir], { stdio: 'ignore' }), 'exit');
}
