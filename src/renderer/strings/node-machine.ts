/** This machine against the node that is chosen. */
export const machineText = {
  title: 'This machine',
  note: 'judged for this pair and these ports',
  looking: 'Looking at this machine',
  again: 'Look again',
  sum: (stops: number, watch: number): string => {
    if (stops > 0)
      return stops === 1
        ? 'One thing stops this node here. Start asks before it goes on; do not count on the node before that is right.'
        : `${stops} things stop this node here. Start asks before it goes on; do not count on the node before they are right.`;
    if (watch === 0) return 'Nothing speaks against this node here.';
    return watch === 1
      ? 'One thing is to be watched. It does not keep the node from running.'
      : `${watch} things are to be watched. They do not keep the node from running.`;
  },
} as const;
