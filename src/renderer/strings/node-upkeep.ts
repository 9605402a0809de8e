/** What is done with a node once in a long while. */
export const upkeepText = {
  title: 'Upkeep of the node',
} as const;
