import type { NodeUpkeep } from '../../../shared/node-upkeep.ts';
import { bytes } from '../../../shared/strings/host.ts';
import { nodeLifeTexts, nodeOptionHelp } from '../../../shared/strings/node-cli.ts';
import { upkeepTexts as texts } from '../../../shared/strings/node-upkeep.ts';
import { roughSpan } from '../../../shared/strings/time.ts';
import type { Command } from '../command.ts';
import { pairs } from '../face/table.ts';
import { agreed, follow } from './node-life.ts';
import { choice } from './options.ts';

/** What pruning or a new sync would do, for people. */
export function upkeepLines({ idle, goes, stays, dataBytes, time, duties, steps }: NodeUpkeep): readonly string[] {
  if (idle !== null) return [idle];
  return [
    ...[texts.goes, ...goes.map((one) => `  ${one}`)],
    ...[texts.stays, ...stays.map((one) => `  ${one}`), ''],
    ...pairs([
      [texts.data, dataBytes === null ? texts.unmeasured : bytes(dataBytes)],
      [texts.time, texts.timeOf(roughSpan(time))],
      ['', time.source],
      [texts.duties, duties],
    ]),
    ...['', texts.steps, ...steps.map((step, i) => `  ${String(i + 1).padStart(2)}  ${step.what}`)],
  ];
}

const upkeep = (what: NodeUpkeep['what']): Command => ({
  path: ['node', what],
  summary: texts[what],
  options: { part: { value: 'PART', about: texts.part }, yes: { about: nodeOptionHelp.yes } },
  async run(context) {
    const role = choice(context.values, 'part', ['execution', 'beacon']) ?? 'execution';
    const plan = await context.ask('node.upkeep', { what, role });
    if (context.json) context.printLine(plan);
    else context.print(...upkeepLines(plan), '');
    if (plan.idle !== null) return;
    if (!(await agreed(context, texts.ask))) return context.remark(nodeLifeTexts.left);
    await follow(context, await context.ask(`node.${what}`, { role }));
  },
});

export const nodeUpkeepCommands: readonly Command[] = [upkeep('prune'), upkeep('resync')];
