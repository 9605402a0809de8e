import { hostChoiceOf } from '../../../shared/host-choice.ts';
import type { NodeChoice } from '../../../shared/node-life.ts';
import { nodeCliSummaries, nodeOptionHelp, nodeUse, nodeLifeTexts as texts } from '../../../shared/strings/node-cli.ts';
import type { Command, Context, Option } from '../command.ts';
import { runWork } from '../follow-work.ts';
import { UsageError } from '../usage-error.ts';
import { stackLines } from './node.ts';
import { nodeChoiceOf, nodeChoiceOptions } from './node-options.ts';
import { planLines } from './node-plan.ts';
import { flag } from './options.ts';

const yesOption = { yes: { about: nodeOptionHelp.yes } } as const satisfies Record<string, Option>;

/** Asks a person, unless `--yes` was given. Errors: UsageError where nobody can answer. */
export async function agreed({ values, question }: Context, ask: string): Promise<boolean> {
  if (flag(values, 'yes')) return true;
  if (question === null) throw new UsageError(nodeUse.needsYes);
  return /^y(es)?$/i.test((await question(ask)).trim());
}

export async function follow(context: Context, { workId }: { readonly workId: string }): Promise<void> {
  await runWork(workId, context);
  const stack = await context.ask('node.stack', {});
  if (context.json) context.printLine(stack);
  else context.print('', ...stackLines(stack));
}

/** The question before a start. What of this machine stops the node is named first. */
async function startQuestion({ ask, remark, question }: Context, choice: NodeChoice): Promise<string> {
  if (question === null) return texts.askUp;
  const stopping = (await ask('host.check', hostChoiceOf(choice))).filter(({ verdict }) => verdict === 'stops');
  if (stopping.length === 0) return texts.askUp;
  remark(...stopping.map(({ title, found, needed }) => texts.stopsHere(title, found, needed)));
  return texts.askAnyway;
}

const up: Command = {
  path: ['node', 'up'],
  summary: nodeCliSummaries.up,
  options: { ...nodeChoiceOptions, ...yesOption },
  notes: texts.notes,
  async run(context) {
    const choice = await nodeChoiceOf(context);
    const plan = await context.ask('node.preview', { choice });
    if (context.json) context.printLine(plan);
    else context.print(...planLines(plan), '');
    const isStopped = plan.findings.some(({ level }) => level === 'stops');
    // What stops it is a fault of the call, with its sentence; nobody is asked then.
    const asks = !isStopped && !flag(context.values, 'yes');
    if (asks && !(await agreed(context, await startQuestion(context, choice)))) return context.remark(texts.left);
    await follow(context, await context.ask('node.up', { choice }));
  },
};

const down: Command = {
  path: ['node', 'down'],
  summary: nodeCliSummaries.down,
  options: {},
  run: async (context) => follow(context, await context.ask('node.down', {})),
};

const restart: Command = {
  path: ['node', 'restart'],
  summary: nodeCliSummaries.restart,
  options: {},
  run: async (context) => follow(context, await context.ask('node.restart', {})),
};

const remove: Command = {
  path: ['node', 'remove'],
  summary: nodeCliSummaries.remove,
  options: { 'keep-data': { about: nodeOptionHelp.keepData }, 'keys-too': { about: nodeOptionHelp.keysToo }, ...yesOption },
  async run(context) {
    const { ask, json, print, printLine, values } = context;
    const wish = { keepData: flag(values, 'keep-data'), keysToo: flag(values, 'keys-too') };
    if (wish.keepData && wish.keysToo) throw new UsageError(nodeUse.keepAndKeys);
    const { goes, stays } = await ask('node.removal', wish);
    if (json) printLine({ goes, stays });
    else print(texts.goes, ...goes.map((one) => `  ${one}`), '', texts.stays, ...stays.map((one) => `  ${one}`), '');
    if (!(await agreed(context, texts.askRemove))) return context.remark(texts.left);
    await runWork((await ask('node.remove', wish)).workId, context);
  },
};

export const nodeLifeCommands: readonly Command[] = [up, down, restart, remove];
