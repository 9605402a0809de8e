/** What a badge in the rail says. */
export const badgeWords = {
  gone: 'The rest of the practice network has stopped for good',
  layer: 'A client does not run as it should',
  address: 'A validator pays another address than the one you set',
} as const;
