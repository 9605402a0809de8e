import type { NodeUpdates } from '../../../shared/node-update.ts';
import { nodeTexts } from '../../../shared/strings/cli.ts';
import { clientTitles } from '../../../shared/strings/clients.ts';
import { bytes } from '../../../shared/strings/host.ts';
import { nodeOptionHelp } from '../../../shared/strings/node-cli.ts';
import { nodeUpdateTexts as texts } from '../../../shared/strings/node-update.ts';
import type { Command } from '../command.ts';
import { table } from '../face/table.ts';
import { agreed, follow } from './node-life.ts';
import { flag, text } from './options.ts';

/** What there is to update, for people. */
export function updateLines({ rows, dataBytes }: NodeUpdates): readonly string[] {
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
    ...(dataBytes === null ? [] : [texts.data(bytes(dataBytes))]),
    ...(rows.every(({ to }) => to === null) ? [texts.nothing] : []),
  ];
}

const update: Command = {
  path: ['node', 'update'],
  summary: texts.update,
  options: {
    check: { about: texts.check },
    measure: { about: texts.measure },
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
    const found = await ask('node.updates', { measure: flag(values, 'measure') });
    if (json) printLine(found);
    else print(...updateLines(found), '');
    if (flag(values, 'check') || found.rows.every(({ to }) => to === null)) return;
    if (await agreed(context, texts.ask)) await follow(context, await ask('node.update', {}));
  },
};

const rollback: Command = {
  path: ['node', 'rollback'],
  summary: texts.rollback,
  options: { 'risk-resync': { about: texts.riskResync }, yes: { about: nodeOptionHelp.yes } },
  async run(context) {
    const { ask, json, print, printLine, values } = context;
    const found = await ask('node.updates', { measure: false });
    const { back, backRefused, backRisk } = found;
    if (json) printLine(found);
    else if (back.length > 0)
      print(
        texts.backTo,
        ...back.map(({ client, from, to }) => `  ${clientTitles[client]}: ${from} → ${to}`),
        '',
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
