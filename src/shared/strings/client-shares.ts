/** What it means to run a client that much of the network runs. `of` is what was counted. */
export const standsWithWords = {
  third: (client: string, percent: number, of: 'validators' | 'nodes'): string =>
    `About ${percent} % of ${of} run ${client}. While a fault stops it, no block of the chain becomes final, and your validators lose with everyone else’s. A less used client is safer for you.`,
  twoThirds: (client: string, percent: number, of: 'validators' | 'nodes'): string =>
    `About ${percent} % of ${of} run ${client}. A fault in it can make a wrong chain final: your validators could not leave it without losing much of their coins. Choose another client.`,
} as const;
