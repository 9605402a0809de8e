import type { ForkReadiness } from '../../../shared/forks.ts';
import type { NodeContainer } from '../../../shared/node.ts';
import type { NodeStack } from '../../../shared/node-life.ts';
import { nodeTexts, summaries } from '../../../shared/strings/cli.ts';
import { forkSentence } from '../../../shared/strings/forks.ts';
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

/** Whether the node knows the next change of rules; `nowMs` for “in 12 days”. */
export const forkLines = (forks: ForkReadiness | null, nowMs: number): readonly string[] =>
  forks === null ? [] : [forkSentence(forks, nowMs), ''];

export const nodeStatus: Command = {
  path: ['node', 'status'],
  summary: summaries.nodeStatus,
  options: {},
  async run({ ask, json, now, print, printDocument }) {
    const [stack, containers] = await Promise.all([ask('node.stack', {}), ask('node.list', {})]);
    const forks = stack.choice === null || stack.next.kind === 'up' ? null : await ask('node.forks', {});
    if (json) printDocument({ ...stack, containers, forks });
    else print(...stackLines(stack), ...forkLines(forks, now()), ...nodeLines(containers));
  },
};
