import { toFault } from '../../shared/app-error.ts';
import type { CallName, EventName, Input, Output, Payload } from '../../shared/contract.ts';
import { helpTexts, wrongUse } from '../../shared/strings/cli.ts';
import type { App } from '../app-options.ts';
import type { Context } from './command.ts';
import { commands } from './commands/index.ts';
import { FaultError, faultLines } from './face/fault.ts';
import { times } from './face/format.ts';
import { jsonDocument, jsonLine } from './face/json.ts';
import { type ProgressStream, progressOn } from './face/progress.ts';
import { secretReader } from './face/secret.ts';
import { helpLines } from './help.ts';
import { type Parsed, parse } from './parse.ts';
import { UsageError } from './usage-error.ts';

/** The process around the terminal face, handed in by cli.ts. */
export type Surroundings = {
  readonly argv: readonly string[];
  readonly version: string;
  readonly stdout: { readonly write: (text: string) => void };
  readonly stderr: ProgressStream;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
  /** Opens the app on a data folder; null is the default one. */
  readonly open: (dataDir: string | null) => Promise<App>;
} & Pick<Context, 'now' | 'sleep' | 'randomBytes' | 'question'>;

const exitCode = { done: 0, failed: 1, wrongUse: 2 } as const;

function contextOf(around: Surroundings, app: App, { values, words }: Extract<Parsed, { kind: 'run' }>): Context {
  const { stdout, stderr, stdin, signal, now, sleep, randomBytes, question } = around;
  const json = values['json'] === true;
  // Programs find nothing but a fault on standard error.
  const quiet = json && !stderr.isTTY;
  const progress = quiet ? { show: () => undefined, clear: () => undefined } : progressOn(stderr);
  const print = (...lines: readonly string[]) => {
    progress.clear();
    stdout.write(`${lines.join('\n')}\n`);
  };
  return {
    values,
    words,
    json,
    async ask<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
      const reply = await app.call(name, input);
      if (!reply.ok) throw new FaultError(reply.fault);
      return reply.value as Output<N>;
    },
    listen: <N extends EventName>(name: N, fn: (payload: Payload<N>) => void) =>
      app.on((happened, payload) => {
        if (happened === name) fn(payload as Payload<N>);
      }),
    app,
    print,
    printLine: (value) => print(jsonLine(value)),
    printDocument: (value) => print(jsonDocument(value)),
    remark(...lines) {
      progress.clear();
      if (!quiet) stderr.write(`${lines.join('\n')}\n`);
    },
    progress,
    times: times(),
    signal,
    now,
    sleep,
    randomBytes,
    secret: secretReader(stdin),
    question,
  };
}

async function run(around: Surroundings, parsed: Extract<Parsed, { kind: 'run' }>): Promise<void> {
  const data = parsed.values['data'];
  const app = await around.open(typeof data === 'string' ? data : null);
  const context = contextOf(around, app, parsed);
  try {
    await parsed.command.run(context);
  } finally {
    context.progress.clear();
    await app.stop();
  }
}

/** Does what the arguments say and answers the exit code. Never throws. */
export async function runCli(around: Surroundings): Promise<number> {
  const { argv, stdout, stderr } = around;
  let title = '';
  try {
    const parsed = parse(argv, commands);
    if (parsed.kind === 'version') stdout.write(`${around.version}\n`);
    else if (parsed.kind === 'help') stdout.write(`${helpLines(commands, parsed.path).join('\n')}\n`);
    else {
      title = parsed.command.path.join(' ');
      await run(around, parsed);
    }
    return exitCode.done;
  } catch (error) {
    if (error instanceof UsageError) {
      const help = error.message === wrongUse.noCommand ? ['', ...helpLines(commands, [])] : [helpTexts.see(title)];
      stderr.write(`${[error.message, ...help].join('\n')}\n`);
      return exitCode.wrongUse;
    }
    const fault = error instanceof FaultError ? error.fault : toFault(error);
    stderr.write(`${faultLines(fault, argv.includes('--json')).join('\n')}\n`);
    return exitCode.failed;
  }
}
