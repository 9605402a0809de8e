import type { NodeContainer } from '../../../shared/node.ts';
import { nodeTexts, summaries } from '../../../shared/strings/cli.ts';
import type { Command } from '../command.ts';
import { table } from '../face/table.ts';

export function nodeLines(list: readonly NodeContainer[]): readonly string[] {
  if (list.length === 0) return [nodeTexts.none];
  const rows = list.map(({ side, role, clientName, state, ports, image }) => [
    nodeTexts.sides[side],
    nodeTexts.roles[role],
    clientName,
    state,
    ports.map(({ use, host }) => `${use} ${host}`).join(', ') || '–',
    image,
  ]);
  const whys = list
    .filter(({ why }) => why !== null)
    .map(({ clientName, role, side, why }) => `  ${nodeTexts.sides[side]}, ${nodeTexts.roles[role]} (${clientName}): ${why}`);
  return [
    ...table(
      nodeTexts.columns.map((title) => ({ title })),
      rows,
    ),
    ...(whys.length > 0 ? ['', ...whys] : []),
  ];
}

export const nodeStatus: Command = {
  path: ['node', 'status'],
  summary: summaries.nodeStatus,
  options: {},
  async run({ ask, json, print, printDocument }) {
    const list = await ask('node.list', {});
    if (json) printDocument(list);
    else print(...nodeLines(list));
  },
};
