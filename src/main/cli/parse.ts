import { parseArgs } from 'node:util';
import { optionHelp, wrongUse } from '../../shared/strings/cli.ts';
import type { Command, Option, Values } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Options that every command takes. */
export const everywhere = {
  json: { about: optionHelp.json },
  data: { value: 'DIR', about: optionHelp.data },
  help: { about: optionHelp.help },
} as const satisfies Record<string, Option>;

export type Parsed =
  | { readonly kind: 'run'; readonly command: Command; readonly values: Values; readonly words: readonly string[] }
  | { readonly kind: 'help'; readonly path: readonly string[] }
  | { readonly kind: 'version' };

const secrets = ['password', 'passphrase', 'mnemonic', 'words', 'seed', 'secret', 'private-key'];

const startsWith = (path: readonly string[], words: readonly string[]) => words.every((word, i) => path[i] === word);
/** How many of the leading words some command knows. */
const known = (commands: readonly Command[], words: readonly string[]) =>
  words.reduce(
    (n, _word, i) => (n === i && commands.some(({ path }) => path.length > i && startsWith(path, words.slice(0, i + 1))) ? i + 1 : n),
    0,
  );

function findCommand(commands: readonly Command[], words: readonly string[]): Command {
  const found = commands.find(({ path }) => path.length <= words.length && startsWith(words, path));
  if (found) return found;
  const depth = known(commands, words);
  if (words.length === 0) throw new UsageError(wrongUse.noCommand);
  if (depth === 0) throw new UsageError(wrongUse.unknownCommand(words[0] ?? ''));
  const group = words.slice(0, depth);
  const next = new Set(commands.filter(({ path }) => startsWith(path, group)).map(({ path }) => path[depth]));
  throw new UsageError(wrongUse.needsMore(group.join(' '), [...next].join(', ')));
}

/**
 * Reads the command line. Messages never repeat a value, so that a secret typed in the wrong place is not shown again.
 * Errors: UsageError.
 */
export function parse(argv: readonly string[], commands: readonly Command[]): Parsed {
  const all: Record<string, Option> = Object.assign({}, ...commands.map(({ options }) => options), everywhere);
  const options = Object.fromEntries(
    Object.entries(all).map(([name, { value }]) => [name, { type: value === undefined ? ('boolean' as const) : ('string' as const) }]),
  );
  const { tokens } = parseArgs({
    args: [...argv],
    options: { ...options, version: { type: 'boolean' }, h: { type: 'boolean', short: 'h' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const typed = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  for (const { name } of typed) if (secrets.includes(name)) throw new UsageError(wrongUse.secret(`--${name}`));
  if (typed.some(({ name }) => name === 'help' || name === 'h')) return { kind: 'help', path: words };
  if (words[0] === 'help') return { kind: 'help', path: words.slice(1) };
  if (typed.some(({ name }) => name === 'version')) return { kind: 'version' };

  const command = findCommand(commands, words);
  const title = command.path.join(' ');
  const values: Record<string, string | boolean> = {};
  const own: Record<string, Option> = { ...command.options, ...everywhere };
  for (const { name, rawName, value } of typed) {
    const option = Object.hasOwn(own, name) ? own[name] : undefined;
    if (!option) throw new UsageError(wrongUse.unknownOption(rawName, title));
    if (Object.hasOwn(values, name)) throw new UsageError(wrongUse.twice(rawName));
    if (option.value === undefined && value !== undefined) throw new UsageError(wrongUse.takesNoValue(rawName));
    if (option.value !== undefined && value === undefined) throw new UsageError(wrongUse.needsValue(rawName, option.value));
    values[name] = value ?? true;
  }
  const rest = words.slice(command.path.length);
  const { usage, min, max } = command.words ?? { usage: '', min: 0, max: 0 };
  if (rest.length > max) throw new UsageError(wrongUse.tooManyWords(title));
  if (rest.length < min) throw new UsageError(wrongUse.tooFewWords(title, usage));
  return { kind: 'run', command, values, words: rest };
}
