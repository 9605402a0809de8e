import { AppError, toFault } from '../../shared/app-error.ts';
import { workTexts } from '../../shared/strings/cli.ts';
import { bytes } from '../../shared/strings/host.ts';
import type { Work, WorkPart } from '../../shared/work.ts';
import type { Context } from './command.ts';
import { FaultError } from './face/fault.ts';
import { duration, estimate } from './face/format.ts';

type WorkContext = Pick<Context, 'ask' | 'listen' | 'progress' | 'times' | 'signal' | 'now'>;

const amount = (part: WorkPart, n: number) => (part.unit === 'bytes' ? bytes(n) : String(Math.round(n)));

function reading(part: WorkPart): string {
  if (part.done !== null && part.total !== null) return workTexts.of(amount(part, part.done), amount(part, part.total));
  return part.done !== null && part.unit !== 'none' ? amount(part, part.done) : (part.log ?? '');
}

/** Shows the part that is working, with its share and the time left by its speed so far. */
function showPart(part: WorkPart, { progress, times, now }: Pick<Context, 'progress' | 'times' | 'now'>): void {
  const share = part.done !== null && part.total !== null && part.total > 0 ? part.done / part.total : null;
  const spent = part.startedAt === null ? 0 : now() - part.startedAt;
  const left = share !== null && share > 0.02 ? (spent / share) * (1 - share) : null;
  progress.show({
    what: part.what,
    reading: reading(part),
    share,
    left: left === null ? null : workTexts.left(estimate(left)),
    until: left === null || left < 120_000 ? null : workTexts.about(times.minute(now() + left)),
  });
}

/**
 * Follows long work to its end. Ctrl-C cancels it and waits for its end. `onChange` gets every state of it.
 * Errors: FaultError with the work's own fault, or `work.cancelled`.
 */
export async function followWork(id: string, context: WorkContext, onChange: (work: Work) => void): Promise<Work> {
  const { ask, listen, signal } = context;
  let settle: (work: Work) => void = () => undefined;
  const ended = new Promise<Work>((resolve) => {
    settle = resolve;
  });
  const see = (work: Work) => {
    if (work.id !== id) return;
    onChange(work);
    if (work.state === 'running') {
      const working = work.parts.findLast((part) => part.state === 'working');
      if (working) showPart(working, context);
    } else settle(work);
  };
  const off = listen('work.changed', see);
  const cancel = () => void ask('work.cancel', { id }).catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    if (signal.aborted) cancel();
    for (const work of await ask('work.list', {})) see(work);
    const work = await ended;
    context.progress.clear();
    if (work.state === 'failed' && work.fault) throw new FaultError(work.fault);
    if (work.state === 'cancelled') throw new FaultError(toFault(new AppError('work.cancelled', { what: work.keeps })));
    return work;
  } finally {
    off();
    signal.removeEventListener('abort', cancel);
  }
}

/** The same for a command: JSON lines whenever a part or the work itself changes its state, else a line per finished part. */
export async function runWork(id: string, context: Context): Promise<Work> {
  const told = new Map<string, string>();
  return followWork(id, context, (work) => {
    for (const part of work.parts) {
      if (told.get(part.id) === part.state) continue;
      told.set(part.id, part.state);
      if (context.json) context.printLine({ work: work.kind, ...part });
      else if (part.state === 'done') {
        const took = duration((part.endedAt ?? 0) - (part.startedAt ?? part.endedAt ?? 0));
        context.print(`  ${workTexts.took(part.what, took)}`);
      }
    }
    if (context.json && work.state !== 'running') context.printLine({ work: work.kind, state: work.state });
  });
}
