import type { NodePlan } from '../../../shared/node-life.ts';
import { nodeTexts } from '../../../shared/strings/cli.ts';
import { bytes } from '../../../shared/strings/host.ts';
import { nodeCliSummaries, nodePlanTexts as texts } from '../../../shared/strings/node-cli.ts';
import { roughSpan } from '../../../shared/strings/time.ts';
import type { Command } from '../command.ts';
import { pairs, table } from '../face/table.ts';
import { nodeChoiceOf, nodeChoiceOptions } from './node-options.ts';

const list = (items: readonly string[]) => items.join(', ') || texts.nothing;

function checkpointLine({ kind, from }: NodePlan['checkpoint']): string {
  const who = [...new Set(from.map(({ operator }) => operator))].join(', ');
  return kind === 'asked' || kind === 'kept' ? texts.checkpoints[kind](who) : texts.checkpoints[kind];
}

/** A plan for people: findings last, where they are read. */
export function planLines(plan: NodePlan): readonly string[] {
  const present = new Set(plan.images.flatMap((image) => (image.present ? [image.ref] : [])));
  const rows = plan.containers.map(({ role, clientName, image, user }) => [
    ...[nodeTexts.roles[role], clientName, image, user ?? texts.imageUser],
    present.has(image) ? texts.yes : texts.no,
  ]);
  const { disk, memory, time } = plan;
  const facts: readonly (readonly [string, string])[] = [
    [texts.published, list(plan.published.map(({ port, protocol }) => `${port}/${protocol}`))],
    [texts.local, list(plan.local.map(({ use, port }) => `${use} ${port}`))],
    [texts.volumes, list(plan.volumes.map(({ name, exists }) => `${name} (${exists ? texts.exists : texts.fresh})`))],
    ...plan.secrets.map(({ file, made }) => [texts.secrets, `${file} (${made ? texts.made : texts.toMake})`] as const),
    [texts.checkpoint, checkpointLine(plan.checkpoint)],
    [texts.disk, texts.diskOf(bytes(disk.neededBytes), disk.freeBytes === null ? null : bytes(disk.freeBytes), disk.where)],
    [texts.memory, texts.memoryOf(bytes(memory.neededBytes), bytes(memory.machineBytes))],
    [texts.time, texts.timeOf(roughSpan(time))],
    ['', time.source],
  ];
  return [
    texts.title(plan.choice.network, plan.instance),
    ...(rows.length === 0
      ? []
      : [
          '',
          ...table(
            texts.columns.map((title) => ({ title })),
            rows,
          ),
        ]),
    '',
    ...pairs(facts),
    ...(plan.steps.length === 0 ? [] : ['', `${texts.steps}:`]),
    ...plan.steps.map(({ what, done }, i) => `  ${String(i + 1).padStart(2)}  ${what}${done ? ` – ${texts.done}` : ''}`),
    ...plan.containers.flatMap(({ clientName, role, args }) => [
      '',
      `${texts.arguments}, ${clientName} (${nodeTexts.roles[role]}):`,
      `  ${args.join(' ')}`,
    ]),
    ...(plan.findings.length === 0 ? [] : ['']),
    ...plan.findings.map(({ level, text }) => `${texts.levels[level]}: ${text}`),
  ];
}

export const nodePlan: Command = {
  path: ['node', 'plan'],
  summary: nodeCliSummaries.plan,
  options: nodeChoiceOptions,
  async run(context) {
    const plan = await context.ask('node.preview', { choice: await nodeChoiceOf(context) });
    if (context.json) context.printDocument(plan);
    else context.print(...planLines(plan));
  },
};
