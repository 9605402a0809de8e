import type { OtherContainer } from './checks/check.ts';

/** Launchers by what they call or label their containers. Sources: their compose files; Compose labels projects by folder. */
const launchers: readonly (readonly [string, (container: OtherContainer) => boolean])[] = [
  [
    'eth-docker',
    ({ labels }) =>
      labels['com.docker.compose.project'] === 'eth-docker' || /eth-docker/.test(labels['com.docker.compose.project.working_dir'] ?? ''),
  ],
  ['Stereum', ({ name }) => /^stereum-/.test(name)],
  ['DappNode', ({ name }) => /^DAppNode(Core|Package)-/i.test(name)],
  ['Rocket Pool', ({ name }) => /^rocketpool_/.test(name)],
];
/** Execution and consensus clients by image; validator clients are `others`' business. */
const client =
  /(^|\/)(client-go|geth|nethermind|besu|erigon|reth|lighthouse|teku|nimbus-eth2|beacon-chain|lodestar|grandine|nethermindeth)(:|@|$)/i;

/** Names of launchers, and of clients whose launcher is not known, among containers that no Hearth made. */
export function launchersAmong(containers: readonly OtherContainer[]): readonly string[] {
  const foreign = containers.filter(({ hearth }) => hearth === null);
  const names = foreign.flatMap((container) => {
    const launcher = launchers.find(([, is]) => is(container))?.[0];
    if (launcher !== undefined) return [launcher];
    return client.test(container.image.replace(/@.*$/, '')) ? [container.name] : [];
  });
  return [...new Set(names)];
}
