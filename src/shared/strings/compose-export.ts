import type { FaultParams, Sentence } from './fault-params.ts';

/** What lies beside an exported compose file, for a person who opens the folder in a year. */
export const composeTexts = {
  head: (instance: string) => [
    `${instance} as a compose file, exported by Hearth. It runs without Hearth.`,
    'Values that you may change are in .env; README.txt says how to start it.',
  ],
  firstStart: ['For empty volumes only: steps that run once before a client begins. Never on volumes that are in use.'],
  env: ['Images and local ports of this node. An image is a name, or a name with the digest that was seen.'],
  readme: (node: {
    readonly instance: string;
    readonly volumes: readonly string[];
    readonly secrets: readonly string[];
    readonly network: string | null;
    readonly hasFirstSteps: boolean;
    readonly holdsKeys: boolean;
  }) => [
    `${node.instance} WITHOUT HEARTH`,
    '',
    ...(node.holdsKeys
      ? [
          'KEYS RUN IN ONE PLACE ONLY. The same validator keys running twice, here and in Hearth, or on two machines, are slashed: you lose',
          'stake and the validator is thrown out. Before a start on another machine, remove the keys from this one and wait.',
          '',
        ]
      : []),
    'On this machine, with the data that is here',
    '  hearth node remove --keep-data',
    '  docker compose up -d',
    'The containers have the same names, so Docker never runs both. The volumes are the very same and are never removed by compose.',
    'Back to Hearth: docker compose down, then hearth node up.',
    '',
    'On another machine, with empty volumes',
    ...node.volumes.map((name) => `  docker volume create ${name}`),
    ...(node.network === null ? [] : [`  docker network create ${node.network}   (with the subnet that compose.yaml names addresses of)`]),
    node.hasFirstSteps ? '  docker compose -f compose.yaml -f compose.first-start.yaml up -d' : '  docker compose up -d',
    ...(node.hasFirstSteps ? ['From the second start on: docker compose up -d'] : []),
    'An empty volume belongs to root. A client that runs as another user needs it given to that user first (its log says "permission denied").',
    '',
    'Secrets',
    ...(node.secrets.length === 0
      ? ['  None are in this folder.']
      : [
          `  ${node.secrets.join(', ')}`,
          'Whoever reads them can speak to your node as you do. This folder is closed to other users of this machine (mode 0700); inside it the',
          'files are readable, as each client runs as a user of its own. Keep the folder closed, send it to nobody, put it in no repository.',
        ]),
    'Validator keys, their passwords and the record of what they signed are not in this folder. They stay in the volumes.',
  ],
} as const;

/** `hearth node export`. */
export const composeExportTexts = {
  summary: 'Writes the node as a compose file with all that it needs, to run without Hearth. Changes nothing else.',
  out: 'folder that is new or empty; it is closed to other users of this machine',
  made: (folder: string) => `Written to ${folder}:`,
  secrets: (files: readonly string[]) => `Secrets: ${files.join(', ')}. Keep the folder closed and send it to nobody.`,
  keys: 'Never run the same validator keys twice: not in Hearth and in compose, not on two machines. That is slashed. README.txt says the order.',
} as const;

export const exportFaults = {
  'file.folderTaken': (p: FaultParams) => ({
    message: `The folder ${p.where ?? ''} is not empty, and was left as it is.`,
    coins: 'Nothing is lost.',
    hint: 'Name a folder that is empty or does not exist yet.',
  }),
  'node.exportEarly': () => ({
    message: 'Your node was never started, so what it begins from and its secrets are not settled yet.',
    coins: 'Nothing is lost.',
    hint: 'Start the node once, then export it.',
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;
