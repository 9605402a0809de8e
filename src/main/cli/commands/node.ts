import type { NodeContainer } from '../../../shared/node.ts';
import type { NodeStack } from '../../../shared/node-life.ts';
import { nodeTexts, summaries } from '../../../shared/strings/cli.ts';
import { nodeLifeTexts as texts } from '../../../shared/strings/node-cli.ts';
import type { Command } from '../command.ts';
import { pairs, table } from '../face/table.ts';

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

/** The node on a public network, where one was ever chosen. A chain that differs from the checkpoint stands first. */
export function stackLines({ choice, instance, checkpoint, versions, next }: NodeStack): readonly string[] {
  if (choice === null || instance === null) return [];
  const found = checkpoint?.confirmation;
  const rows: (readonly [string, string])[] = versions.flatMap(({ role, says }) =>
    says === null ? [] : [[nodeTexts.roles[role], says] as const],
  );
  if (checkpoint && found) {
    const who = [...new Set(checkpoint.agreed.map(({ operator }) => operator))].join(', ');
    rows.push([texts.labels.checkpoint, texts.checkpoint(checkpoint.slot, checkpoint.root, who)]);
    if (found.state !== 'differs') rows.push(['', texts.confirmed[found.state]]);
  }
  return [
    ...(found?.state === 'differs' ? [texts.differs(found.slot, found.expected, found.found), ''] : []),
    texts.title(choice.network, instance),
    ...pairs([...rows, [texts.labels.next, next.text]]),
    '',
  ];
}

export const nodeStatus: Command = {
  path: ['node', 'status'],
  summary: summaries.nodeStatus,
  options: {},
  async run({ ask, json, print, printDocument }) {
    const [stack, containers] = await Promise.all([ask('node.stack', {}), ask('node.list', {})]);
    if (json) printDocument({ ...stack, containers });
    else print(...stackLines(stack), ...nodeLines(containers));
  },
};
