import { resolve } from 'node:path';
import type { MovePlan } from '../../../shared/node-move.ts';
import { bytes } from '../../../shared/strings/host.ts';
import { nodeOptionHelp, nodePlanTexts } from '../../../shared/strings/node-cli.ts';
import { folderFindings, moveTexts as texts } from '../../../shared/strings/node-move.ts';
import type { Command, Context } from '../command.ts';
import { pairs } from '../face/table.ts';
import { UsageError } from '../usage-error.ts';
import { agreed, follow } from './node-life.ts';
import { flag, text } from './options.ts';

/** What a move would do, for people. */
export function moveLines({ from, to, bytes: size, freeBytes, findings }: MovePlan): readonly string[] {
  const { columns, unknown } = texts;
  return [
    ...pairs([
      [columns.from, from ?? unknown],
      [columns.to, to ?? unknown],
      [columns.size, size === null ? unknown : bytes(size)],
      [columns.free, freeBytes === null ? unknown : bytes(freeBytes)],
    ]),
    ...findings.map(({ level, text: found }) => `${nodePlanTexts.levels[level]}: ${found}`),
    '',
    texts.note,
  ];
}

async function removeOld(context: Context): Promise<void> {
  const { ask, json, print, printDocument, remark } = context;
  const old = await ask('node.oldData', {});
  if (json) printDocument(old);
  else print(texts.old, ...old.volumes.map(({ name, where }) => `  ${where ?? folderFindings.dockerOwn}: ${name}`), texts.oldKeys);
  if (old.volumes.length === 0) return remark(texts.noOld);
  if (!(await agreed(context, texts.askOld))) return remark(texts.left);
  await ask('node.removeOldData', {});
  remark(texts.removed);
}

export const nodeMove: Command = {
  path: ['node', 'move'],
  summary: texts.summary,
  options: {
    to: { value: 'DIR', about: texts.to },
    back: { about: texts.back },
    'remove-old': { about: texts.clearOld },
    yes: { about: nodeOptionHelp.yes },
  },
  async run(context) {
    const { ask, json, print, printLine, remark, values } = context;
    const to = text(values, 'to');
    const asked = [to !== null, flag(values, 'back'), flag(values, 'remove-old')];
    if (asked.filter(Boolean).length !== 1) throw new UsageError(texts.one);
    if (flag(values, 'remove-old')) return removeOld(context);
    const folder = to === null ? null : resolve(to);
    const plan = await ask('node.movePlan', { folder });
    if (json) printLine(plan);
    else print(...moveLines(plan), '');
    const isStopped = plan.findings.some(({ level }) => level === 'stops');
    // What stops it is a fault of the call, with its sentence; nobody is asked then.
    if (!isStopped && !(await agreed(context, texts.ask))) return remark(texts.left);
    await follow(context, await ask('node.move', { folder }));
  },
};
