import type { HostCheck } from '../../../shared/host.ts';
import { checkTexts, networkWords, summaries, verdictWords } from '../../../shared/strings/cli.ts';
import type { Command } from '../command.ts';
import { table } from '../face/table.ts';
import { network, networkOption } from './options.ts';

/** The sentence, the table worst first, and what to do about all that is not fine. */
export function checkLines(checks: readonly HostCheck[], networkTitle: string): readonly string[] {
  const stopping = checks.filter(({ verdict }) => verdict === 'stops').map(({ title }) => title);
  const fine = checks.filter(({ verdict }) => verdict === 'fine').length;
  const rows = checks.map(({ title, found, needed, verdict }) => [title, found, needed, verdictWords[verdict]]);
  const columns = checkTexts.columns.map((title, i) => (i === 1 ? { title, width: 44 } : { title }));
  const mend = checks
    .filter(({ verdict }) => verdict !== 'fine')
    .flatMap(({ title, why, todo, command }) => [
      '',
      `  ${title}`,
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

export const check: Command = {
  path: ['check'],
  summary: summaries.check,
  options: networkOption,
  async run({ values, ask, json, print, printDocument }) {
    const name = network(values);
    const checks = await ask('host.check', { network: name });
    if (json) printDocument(checks);
    else print(...checkLines(checks, networkWords[name]));
  },
};
