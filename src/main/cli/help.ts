import { helpTexts, optionHelp, wrongUse } from '../../shared/strings/cli.ts';
import type { Command, Options } from './command.ts';
import { pairs, wrap } from './face/table.ts';
import { everywhere } from './parse.ts';
import { UsageError } from './usage-error.ts';

const optionRows = (options: Options) =>
  pairs(Object.entries(options).map(([name, { value, about }]) => [value === undefined ? `--${name}` : `--${name} ${value}`, about]));

const usageOf = ({ path, words, options }: Command) =>
  ['hearth', ...path, ...(words ? [words.usage] : []), ...(Object.keys(options).length > 0 ? ['[options]'] : [])].join(' ');

function one(command: Command): readonly string[] {
  const own = Object.keys(command.options).length > 0 ? ['', helpTexts.options, ...optionRows(command.options)] : [];
  return [
    command.summary,
    '',
    `${helpTexts.usage}: ${usageOf(command)}`,
    ...own,
    '',
    helpTexts.everywhere,
    ...optionRows(everywhere),
    ...(command.notes ? ['', ...command.notes] : []),
  ];
}

function several(commands: readonly Command[]): readonly string[] {
  return [
    helpTexts.about,
    '',
    helpTexts.commands,
    ...pairs(commands.map(({ path, words, summary }) => [[...path, ...(words ? [words.usage] : [])].join(' '), summary])),
    '',
    helpTexts.everywhere,
    ...optionRows({ ...everywhere, version: { about: optionHelp.version } }),
    '',
    ...wrap(helpTexts.codes, 100),
    helpTexts.more,
  ];
}

/** The help of one command, of a group such as `practice`, or of all. Errors: UsageError for words that are no command. */
export function helpLines(commands: readonly Command[], path: readonly string[]): readonly string[] {
  const exact = commands.find((command) => command.path.length <= path.length && command.path.every((word, i) => path[i] === word));
  if (exact && path.length > 0) return one(exact);
  const group = commands.filter((command) => path.every((word, i) => command.path[i] === word));
  if (group.length === 0) throw new UsageError(wrongUse.unknownCommand(path[0] ?? ''));
  return several(group);
}
