/** What both faces say of measuring the upload. */
export const uploadSentences = {
  /** Said before anything is sent. */
  tells: (server: string) => `Hearth sends at most 50 MB of random bytes to ${server}, for 10 s at most. That server sees your IP address.`,
  send: (server: string) => `Sending to ${server}`,
  keeps: 'Cancel ends it at once and keeps the figure from before.',
} as const;
