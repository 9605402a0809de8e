import { isAtLeast, type LogLevel, levelAfter, logLevels } from '../../../shared/log-level.ts';
import type { LogLine, NodeContainer } from '../../../shared/node.ts';
import { nodeTexts, optionHelp, summaries, wrongUse } from '../../../shared/strings/cli.ts';
import type { Command, Context } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { choice, flag, integer, logOptions, text } from './options.ts';

/** The containers meant by a word: a full name, a client such as `geth`, a role such as `beacon`; the person's own side first. */
export function meant(list: readonly NodeContainer[], word: string): readonly NodeContainer[] {
  const exact = list.filter(({ name }) => name === word);
  if (exact.length > 0) return exact;
  const wanted = word.toLowerCase();
  const alike = list.filter(({ client, role, side }) => [client, role, `${side}-${role}`, `${side}-${client}`].includes(wanted));
  const own = alike.filter(({ side }) => side === 'own');
  return own.length > 0 ? own : alike;
}

const shown = (name: string, { text }: LogLine, several: boolean) => (several ? `${name} | ${text}` : text);

/** Lets lines through that are grave enough and hold the text in any case; lines of a stack go with the line before them. */
export function sieve(least: LogLevel, wanted: string): (name: string, lines: readonly LogLine[]) => readonly LogLine[] {
  const before = new Map<string, LogLevel>();
  const part = wanted.toLowerCase();
  return (name, lines) =>
    lines.filter(({ text: line }) => {
      const level = levelAfter(line, before.get(name) ?? null);
      before.set(name, level);
      return isAtLeast(level, least) && line.toLowerCase().includes(part);
    });
}

async function logs(context: Context, among: (container: NodeContainer) => boolean): Promise<void> {
  const { ask, listen, json, print, printLine, printDocument, remark, signal, words, values } = context;
  const list = (await ask('node.list', {})).filter(among);
  const word = words[0];
  const chosen = word === undefined ? list : meant(list, word);
  if (chosen.length === 0 && word !== undefined)
    throw new UsageError(wrongUse.noSuchContainer(word, list.map(({ name }) => name).join(', ') || '–'));
  if (chosen.length === 0) remark(nodeTexts.none);
  const tail = integer(values, 'tail', { min: 1, max: 100_000, otherwise: 100 });
  const follow = flag(values, 'follow');
  const sift = sieve(choice(values, 'level', logLevels) ?? 'debug', text(values, 'grep') ?? '');
  const say = (name: string, lines: readonly LogLine[]) => {
    for (const line of lines) {
      if (json) printLine({ name, ...line });
      else print(shown(name, line, chosen.length > 1));
    }
  };
  const past: Record<string, readonly LogLine[]> = {};
  for (const { name } of chosen) {
    const lines = sift(name, await ask('node.logs', { name, tail }));
    past[name] = lines;
    if (!json || follow) say(name, lines);
  }
  if (json && !follow) return printDocument(past);
  if (!follow || chosen.length === 0) return;
  const off = listen('node.log', ({ name, lines }) => {
    if (chosen.some((container) => container.name === name)) say(name, sift(name, lines));
  });
  for (const { name } of chosen) await ask('node.follow', { name });
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  off();
  for (const { name } of chosen) await ask('node.unfollow', { name });
}

const words = { usage: '[name]', min: 0, max: 1 } as const;

export const nodeLogs: Command = {
  path: ['node', 'logs'],
  summary: summaries.nodeLogs,
  words,
  options: logOptions,
  run: (context) => logs(context, ({ side }) => side === 'own' || context.words.length > 0),
};
export const practiceLogs: Command = {
  path: ['practice', 'logs'],
  summary: summaries.practiceLogs,
  words,
  options: logOptions,
  notes: [optionHelp.logNames],
  run: (context) => logs(context, () => true),
};
