import { AppError } from '../../../shared/app-error.ts';
import type { DataCopies, NodeUpdates } from '../../../shared/node-update.ts';
import { nodeTexts } from '../../../shared/strings/cli.ts';
import { clientTitles } from '../../../shared/strings/clients.ts';
import { bytes } from '../../../shared/strings/host.ts';
import { nodeOptionHelp } from '../../../shared/strings/node-cli.ts';
import { copyTexts } from '../../../shared/strings/node-copy.ts';
import { folderFindings } from '../../../shared/strings/node-move.ts';
import { nodeUpdateTexts as texts } from '../../../shared/strings/node-update.ts';
import { roughSpan } from '../../../shared/strings/time.ts';
import type { Command, Context } from '../command.ts';
import { iso } from '../face/format.ts';
import { pairs, table } from '../face/table.ts';
import { agreed, follow } from './node-life.ts';
import { flag, text } from './options.ts';

/** What there is to update, for people. */
export function updateLines({ rows }: NodeUpdates): readonly string[] {
  const cells = rows.map(({ role, client, kind, from, to, requiredBy, back }) => {
    const why = [
      texts.why[kind],
      ...(requiredBy.length > 0 ? [texts.fork(requiredBy.join(', '))] : []),
      ...(to === null ? [] : [texts.back[back]]),
    ];
    return [nodeTexts.roles[role], clientTitles[client], from, to ?? '', why.join('; ')];
  });
  return [
    ...table(
      texts.columns.map((title) => ({ title })),
      cells,
    ),
    ...rows.flatMap(({ client, notes }) => (notes === null ? [] : [`${clientTitles[client]}: ${notes}`])),
    ...(rows.every(({ to }) => to === null) ? [texts.nothing] : []),
  ];
}

/** What a copy before an update would take, and which are kept, for people. */
export function copyLines({ next, kept, copiedAt }: DataCopies): readonly string[] {
  const size = (value: number | null): string => (value === null ? copyTexts.unknown : bytes(value));
  const { columns } = copyTexts;
  return [
    ...(next === null
      ? []
      : [
          ...['', copyTexts.title(next.clients.map((client) => clientTitles[client]).join(', '))],
          ...pairs([
            [columns.size, size(next.bytes)],
            [columns.free, size(next.freeBytes)],
            [columns.time, next.time === null ? copyTexts.unknown : copyTexts.timeOf(roughSpan(next.time))],
            ...(next.time === null ? [] : [['', next.time.source] as const]),
            [columns.note, copyTexts.note],
          ]),
          ...next.findings.map(({ text: found }) => found),
        ]),
    ...(kept.length === 0
      ? []
      : [
          ...['', copyTexts.kept(copiedAt === null ? null : iso(copiedAt))],
          ...kept.map(({ volume, where, bytes: one }) => `  ${where ?? folderFindings.dockerOwn}: ${volume}, ${size(one)}`),
          copyTexts.next,
        ]),
  ];
}

async function removeCopies(context: Context): Promise<void> {
  const { ask, json, print, printDocument, remark } = context;
  const { kept, copiedAt } = await ask('node.dataCopies', { roles: [] });
  if (json) printDocument({ kept, copiedAt });
  else print(...copyLines({ next: null, kept, copiedAt }));
  if (kept.length === 0) return remark(copyTexts.noCopy);
  if (!(await agreed(context, copyTexts.askRemove))) return remark(copyTexts.left);
  await ask('node.removeDataCopies', {});
  remark(copyTexts.removed);
}

const update: Command = {
  path: ['node', 'update'],
  summary: texts.update,
  options: {
    check: { about: texts.check },
    'keep-copy': { about: copyTexts.keepCopy },
    'remove-copy': { about: copyTexts.removeCopy },
    accept: { value: 'IMAGE', about: texts.accept },
    yes: { about: nodeOptionHelp.yes },
  },
  async run(context) {
    const { ask, json, print, printLine, remark, values } = context;
    const ref = text(values, 'accept');
    if (ref !== null) {
      await ask('node.acceptImage', { ref });
      return remark(texts.accepted(ref));
    }
    if (flag(values, 'remove-copy')) return removeCopies(context);
    const found = await ask('node.updates', {});
    const roles = found.rows.flatMap(({ role, to }) => (to === null ? [] : [role]));
    const copies = await ask('node.dataCopies', { roles });
    if (json) printLine({ ...found, copies });
    else print(...updateLines(found), ...copyLines(copies), '');
    if (flag(values, 'check') || roles.length === 0) return;
    const keepCopy = flag(values, 'keep-copy');
    const against = keepCopy ? (copies.next?.findings ?? []).filter(({ level }) => level === 'stops') : [];
    if (against.length > 0) throw new AppError('node.copyTooLarge', { found: against.map(({ text: one }) => one).join(' ') });
    if (await agreed(context, texts.ask)) await follow(context, await ask('node.update', { keepCopy }));
  },
};

const rollback: Command = {
  path: ['node', 'rollback'],
  summary: texts.rollback,
  options: { 'risk-resync': { about: texts.riskResync }, yes: { about: nodeOptionHelp.yes } },
  async run(context) {
    const { ask, json, print, printLine, values } = context;
    const found = await ask('node.updates', {});
    const { back, backRefused, backRisk } = found;
    if (json) printLine(found);
    else if (back.length > 0)
      print(
        texts.backTo,
        ...back.map(({ client, from, to }) => `  ${clientTitles[client]}: ${from} → ${to}`),
        '',
        ...back.flatMap(({ client, copiedAt }) => (copiedAt === null ? [] : [copyTexts.goesBack(clientTitles[client], iso(copiedAt)), ''])),
        ...(backRisk === null ? [] : [backRisk, '']),
      );
    // What refuses it is a fault of the call, with its sentence; nobody is asked then.
    const isPossible = back.length > 0 && backRefused === null;
    if (isPossible && !(await agreed(context, backRisk === null ? texts.ask : texts.askRisk))) return;
    // A person who said yes has read of the risk; `--yes` alone has not.
    const riskResync = flag(values, 'risk-resync') || !flag(values, 'yes');
    await follow(context, await ask('node.rollback', { riskResync }));
  },
};

export const nodeUpdateCommands: readonly Command[] = [update, rollback];
