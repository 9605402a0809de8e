import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publicNetwork } from '../../shared/networks.ts';
import { usualP2p } from '../../shared/node-life.ts';
import { pinnedImages } from '../practice/images/catalogue.ts';
import { handClock } from '../testing/hand-clock.ts';
import type { ExportFile } from './compose.ts';
import { nodeExport } from './export.ts';
import type { KeptNode } from './kept-node.ts';
import { clientShares } from './shares.ts';

const resource = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../resources/${path}`, import.meta.url), 'utf8'));
const root = `0x${'ab'.repeat(32)}`;
const checkpoint = {
  ...{ url: 'https://agreed.example', epoch: 1, slot: 32, root, agreed: [], passedOver: [], takenAt: 1 },
  trust: 'independent',
  confirmation: { state: 'notYet' },
} as const;
const node: NonNullable<KeptNode['node']> = {
  instance: 'hoodi-3fa9',
  choice: {
    network: 'hoodi',
    execution: { kind: 'run', client: 'besu' },
    consensus: { kind: 'run', client: 'nimbus' },
    withValidator: true,
    feeRecipient: '0x71C7656EC7ab88b098defB751B7401B5f6d8976F',
    graffiti: 'at home',
    checkpoint: { kind: 'providers' },
    p2p: usualP2p,
    dataFolder: null,
    mevRelays: [],
  },
  hostPorts: { rpc: 1_111, rest: 2_222, keymanager: 3_333 },
  checkpoint,
  old: [],
  hasBegun: true,
};

/** The export of a kept node; `isMade`: its secrets are there. */
function exporter(kept: KeptNode['node'], isMade = true) {
  const written: ExportFile[] = [];
  const run = nodeExport({
    recorded: () => null,
    docker: {
      imagePresent: async () => null,
      volumes: async () => [],
      volumeSizes: async () => new Map(),
      inspect: async () => null,
      networks: async () => [],
      rootDir: async () => null,
      list: async () => [],
      overview: async () => [],
    },
    owner: '3fa90123abcd',
    maker: () => null,
    slots: () => ({ data: null, copy: null }),
    ownBuilders: async () => false,
    network: (name) => publicNetwork.parse(resource(`networks/${name}.json`)),
    images: pinnedImages.parse(resource('images.json')),
    shares: clientShares.parse(resource('client-shares.json')),
    store: { get: () => ({ node: kept }), set: async () => undefined },
    folder: {
      path: (instance, file) => `/nodes/${instance}/${file}`,
      has: async () => isMade,
      writeOnce: async () => undefined,
      remove: async () => undefined,
    },
    fileHash: (path) => path,
    portsNear: async (wanted) => [...wanted],
    freeBytes: async () => null,
    folderFacts: async () => ({ isAbsolute: true, entries: [], isWritable: true, device: 1, freeBytes: 0, kind: null }),
    memoryBytes: 2 ** 35,
    clock: handClock(0),
    writeNewFolder: async (folder, files) => {
      written.push(...files);
      return folder;
    },
  });
  return { run, written };
}

test('the node that was started is written with the checkpoint, the ports and the secrets that it has', async () => {
  const { run, written } = exporter(node);
  const made = await run({ folder: '/out' });
  expect(made).toEqual({
    folder: '/out',
    files: ['compose.yaml', 'compose.first-start.yaml', '.env', 'README.txt', 'secrets/jwt.hex', 'secrets/keymanager-token.txt'],
    secrets: ['secrets/jwt.hex', 'secrets/keymanager-token.txt'],
    holdsKeys: true,
  });
  expect(written.find(({ path }) => path === 'compose.first-start.yaml')?.text).toContain('--trusted-node-url=https://agreed.example');
  expect(written.find(({ path }) => path === '.env')?.text).toContain('OWN_VALIDATOR_KEYMANAGER_PORT=3333');
  expect(written.find(({ path }) => path === 'secrets/jwt.hex')?.source).toBe('/nodes/hoodi-3fa9/jwt.hex');
});

test('a node that was never started is not written, as what it begins from is not settled', async () => {
  for (const { run, written } of [exporter({ ...node, checkpoint: null, hasBegun: false }), exporter(node, false)]) {
    await expect(run({ folder: '/out' })).rejects.toMatchObject({ code: 'node.exportEarly' });
    expect(written).toEqual([]);
  }
  await expect(exporter(null).run({ folder: '/out' })).rejects.toMatchObject({ code: 'node.noChoice' });
});
