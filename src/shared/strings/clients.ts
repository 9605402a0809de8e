/** Every client Hearth runs, by id, and its name for people: execution clients, then consensus clients. */
export const clientTitles = {
  geth: 'Geth',
  nethermind: 'Nethermind',
  besu: 'Besu',
  erigon: 'Erigon',
  reth: 'Reth',
  lighthouse: 'Lighthouse',
  teku: 'Teku',
  nimbus: 'Nimbus',
  prysm: 'Prysm',
  lodestar: 'Lodestar',
  grandine: 'Grandine',
} as const;
