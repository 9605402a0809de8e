import type { NetworksNow, ReadList } from '../../../shared/network-list.ts';
import { networkListTexts as texts } from '../../../shared/strings/network-list.ts';
import type { Command } from '../command.ts';
import { table } from '../face/table.ts';
import { required } from './options.ts';

const words = { usage: texts.file, min: 1, max: 1 };

export function networkLines({ taken, networks }: NetworksNow): readonly string[] {
  const rows = networks.map((n) => [
    n.title,
    n.chainId === undefined ? texts.resets : String(n.chainId),
    texts.validators[n.validators],
    String(new Set(n.checkpointProviders.map((p) => p.operator)).size),
    String(n.relays.length),
  ]);
  return [
    ...table(
      texts.columns.map((title) => ({ title })),
      rows,
    ),
    '',
    taken === null ? texts.shipped : texts.taken(taken.file, taken.sha256, new Date(taken.takenAt).toISOString().slice(0, 10)),
  ];
}

export function readLines(found: ReadList): readonly string[] {
  return [
    texts.hash(found.sha256),
    texts.networks(found.networks),
    ...(found.ignored.length > 0 ? [texts.ignored(found.ignored)] : []),
    ...(found.changes.length === 0 ? [texts.same] : found.changes.map((c) => texts.change(c.network, c.what, c.added, c.removed))),
  ];
}

const list: Command = {
  path: ['networks', 'list'],
  summary: texts.summaries.list,
  options: {},
  async run({ ask, json, print, printDocument }) {
    const found = await ask('networks.list', {});
    if (json) printDocument(found);
    else print(...networkLines(found));
  },
};

const read: Command = {
  path: ['networks', 'read'],
  summary: texts.summaries.read,
  words,
  options: {},
  notes: texts.notes,
  async run({ ask, words: [path = ''], json, print, printDocument }) {
    const found = await ask('networks.read', { path });
    if (json) printDocument(found);
    else print(...readLines(found));
  },
};

const take: Command = {
  path: ['networks', 'take'],
  summary: texts.summaries.take,
  words,
  options: { sha256: { value: 'H', about: texts.sha256 } },
  notes: texts.notes,
  async run({ ask, words: [path = ''], values, json, print, printDocument }) {
    const found = await ask('networks.take', { path, sha256: required(values, 'sha256', 'networks take') });
    if (json) printDocument(found);
    else print(...networkLines(found));
  },
};

const drop: Command = {
  path: ['networks', 'drop'],
  summary: texts.summaries.drop,
  options: {},
  async run({ ask, json, print, printDocument }) {
    const found = await ask('networks.drop', {});
    if (json) printDocument(found);
    else print(...networkLines(found));
  },
};

export const networkCommands: readonly Command[] = [list, read, take, drop];
