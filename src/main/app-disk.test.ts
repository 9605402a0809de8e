import { expect, test } from 'vitest';
import { nodeDisk } from './app-disk.ts';
import type { NodeEndpoints } from './node/endpoints.ts';
import { type KeptNode, keptNode } from './node/kept-node.ts';

const chosen = {
  network: 'hoodi',
  execution: { kind: 'run', client: 'geth' },
  consensus: { kind: 'run', client: 'lodestar' },
  withValidator: false,
  feeRecipient: null,
  graffiti: '',
  checkpoint: { kind: 'providers' },
  p2p: { execution: 30_303, consensus: 9_000, quic: 9_001 },
  mevRelays: [],
};
const keptIn = (dataFolder: string | null): KeptNode =>
  keptNode.parse({
    node: {
      instance: 'hoodi-1',
      choice: { ...chosen, dataFolder },
      hostPorts: { rpc: 1, rest: 2, keymanager: 3 },
      checkpoint: null,
      hasBegun: true,
    },
  });

/** Docker's disk and Hearth's are one; `/mnt/big` is another. */
const disks: Record<string, { freeBytes: number; device: number }> = {
  '/docker': { freeBytes: 30, device: 1 },
  '/home': { freeBytes: 30, device: 1 },
  '/home/chain': { freeBytes: 30, device: 1 },
  '/mnt/big': { freeBytes: 900, device: 2 },
};
const measure = (kept: KeptNode, meant: string | null) =>
  nodeDisk({
    dataDir: '/home',
    owner: 'o',
    docker: { rootDir: async () => '/docker', volumeBytes: async () => 7 },
    node: { endpoints: async () => (meant === null ? null : ({ instance: meant } as NodeEndpoints)) },
    kept: { get: () => kept },
    space: async (path) => ({ ok: true, value: { path, totalBytes: 1000, ...(disks[path] ?? { freeBytes: 0, device: 0 }) } }),
  })();

const inDocker = { where: '/docker', freeBytes: 30, totalBytes: 1000, nodeBytes: 7, docker: null };

test.each(['hoodi-1', null])(
  'data in a folder of another disk are measured there, and Docker’s disk beside it (meant: %s)',
  async (meant) => {
    expect(await measure(keptIn('/mnt/big'), meant)).toEqual({
      ...{ where: '/mnt/big', freeBytes: 900, totalBytes: 1000, nodeBytes: null },
      docker: { where: '/docker', freeBytes: 30, totalBytes: 1000 },
    });
  },
);

test('a folder on Docker’s own disk is named, and that disk is told once', async () => {
  expect(await measure(keptIn('/home/chain'), 'hoodi-1')).toEqual({ ...inDocker, where: '/home/chain', nodeBytes: null });
});

test('while a practice network is what is meant, and where no folder was chosen, Docker’s disk is measured', async () => {
  expect(await measure(keptIn('/mnt/big'), 'practice-1')).toEqual(inDocker);
  expect(await measure(keptIn(null), 'hoodi-1')).toEqual(inDocker);
});
