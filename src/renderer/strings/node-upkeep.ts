/** What is done with a node once in a long while. */
export const upkeepText = {
  title: 'Upkeep of the node',
  prune: {
    title: 'Free disk space',
    note: 'a client lets go of old data',
    part: 'Which client',
    phrase: (client: string) => `prune ${client}`,
    action: 'Prune it',
  },
  resync: {
    title: 'Sync anew',
    note: 'where data is damaged, or has grown too large',
    part: 'Which client begins anew',
    phrase: (client: string) => `sync ${client} anew`,
    action: 'Sync it anew',
  },
  looking: 'Measuring its data, which takes a minute or two',
  again: 'Look again',
  goes: 'Goes for good',
  stays: 'Stays',
  data: 'Data now',
  unmeasured: 'It could not be measured.',
  time: 'Takes',
  timeText: (from: string, to: string) => `${from} to ${to}.`,
  duties: 'Duties',
  steps: 'Steps',
  leave: 'Leave it as it is',
} as const;
