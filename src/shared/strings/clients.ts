/** Every client Hearth runs, by id, and its name for people: execution clients, consensus clients, and what brings blocks of builders. */
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
  mevboost: 'MEV-Boost',
} as const;
