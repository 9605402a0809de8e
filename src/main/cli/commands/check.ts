import { resolve } from 'node:path';
import type { HostCheck } from '../../../shared/host.ts';
import { clientId } from '../../../shared/node.ts';
import { checkTexts, networkWords, optionHelp, summaries, verdictWords } from '../../../shared/strings/cli.ts';
import { uploadSentences } from '../../../shared/strings/host-upload.ts';
import { nodeUse } from '../../../shared/strings/node-cli.ts';
import { uploadServer } from '../../../shared/upload-server.ts';
import type { Command, Context } from '../command.ts';
import { table } from '../face/table.ts';
import { followWork } from '../follow-work.ts';
import { UsageError } from '../usage-error.ts';
import { choice, flag, integer, network, networkOption, text } from './options.ts';

const isoDay = (unixMs: number) => new Date(unixMs).toISOString().slice(0, 10);

/** The sentence, the table worst first, and what to do about all that is not fine. */
export function checkLines(checks: readonly HostCheck[], networkTitle: string): readonly string[] {
  const stopping = checks.filter(({ verdict }) => verdict === 'stops').map(({ title }) => title);
  const fine = checks.filter(({ verdict }) => verdict === 'fine').length;
  const rows = checks.map(({ title, found, needed, verdict }) => [title, found, needed, verdictWords[verdict]]);
  const widths = [undefined, 44, 30, undefined] as const;
  const columns = checkTexts.columns.map((title, i) => {
    const width = widths[i];
    return width === undefined ? { title } : { title, width };
  });
  const mend = checks
    .filter(({ verdict }) => verdict !== 'fine')
    .flatMap(({ title, why, todo, command, changed }) => [
      '',
      `  ${title}`,
      ...(changed === undefined
        ? []
        : [`    ${checkTexts.since.padEnd(4)}  ${checkTexts.changed(isoDay(changed.at), verdictWords[changed.from])}`]),
      `    ${checkTexts.why.padEnd(4)}  ${why}`,
      ...(todo === null ? [] : [`    ${checkTexts.todo.padEnd(4)}  ${todo}`]),
      ...(command === null ? [] : [`    ${checkTexts.run.padEnd(4)}  ${command}`]),
    ]);
  return [
    stopping.length > 0 ? checkTexts.cannot(networkTitle, stopping.join(', ')) : checkTexts.can(networkTitle),
    checkTexts.count(fine, checks.length),
    '',
    ...table(columns, rows),
    ...mend,
  ];
}

/** Measures the upload where somebody asked for that, and says first what it does. Errors: UsageError. */
async function measureUpload(context: Context): Promise<void> {
  const url = text(context.values, 'upload-to');
  if (url === null) return;
  const server = uploadServer(url);
  if (server === null) throw new UsageError(nodeUse.notUrl('--upload-to'));
  context.remark(uploadSentences.tells(server));
  await followWork((await context.ask('host.measureUpload', { url })).id, context, () => undefined);
}

export const check: Command = {
  path: ['check'],
  summary: summaries.check,
  options: {
    ...networkOption,
    execution: { value: 'CLIENT', about: optionHelp.checkExecution },
    consensus: { value: 'CLIENT', about: optionHelp.checkConsensus },
    validators: { value: 'N', about: optionHelp.checkValidators },
    'data-folder': { value: 'DIR', about: optionHelp.checkDataFolder },
    upload: { value: 'MBITS', about: optionHelp.upload },
    'upload-to': { value: 'URL', about: optionHelp.uploadTo },
    'measure-disk': { about: optionHelp.measureDisk },
  },
  async run(context) {
    const { values, ask, json, print, printDocument } = context;
    const name = network(values);
    const mbps = integer(values, 'upload', { min: 0, max: 100_000, otherwise: 0 });
    if (mbps > 0) await ask('host.setUpload', { mbps });
    await measureUpload(context);
    const [execution, consensus] = (['execution', 'consensus'] as const).map((side) => choice(values, side, clientId.options) ?? undefined);
    const validators =
      text(values, 'validators') === null ? undefined : integer(values, 'validators', { min: 0, max: 100_000, otherwise: 0 });
    const folder = text(values, 'data-folder');
    const dataFolder = folder === null ? undefined : resolve(folder);
    if (flag(values, 'measure-disk'))
      await followWork((await ask('host.measureDisk', { network: name, dataFolder })).id, context, () => undefined);
    const checks = await ask('host.check', { network: name, execution, consensus, validators, dataFolder });
    if (json) printDocument(checks);
    else print(...checkLines(checks, networkWords[name]));
  },
};
