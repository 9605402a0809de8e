import { describe, expect, it } from 'vitest';
import { root } from '../lib/root.mjs';
import { violations } from './laws.mjs';
import { treeViolations } from './tree.mjs';

const laws = (path: string, text: string) => violations(path, text).map(({ law }) => law);

const pure = 'src/main/protocol/epochs.ts';
const service = 'src/main/node/service.ts';
const window = 'src/renderer/home/Home.tsx';

/** A violation of each law, planted in a file of the place where it hurts. */
const planted: readonly (readonly [law: string, path: string, text: string])[] = [
  ['renderer does not import room', window, "import { nodeService } from '../../main/node/service.ts';"],
  ['renderer does not import platform', window, "import type { Docker } from '../../main/platform/docker/docker.ts';"],
  ['renderer does not import preload', window, "import '../../preload/index.ts';"],
  ['the window has no Node and no neighbours', window, "import { readFile } from 'node:fs/promises';"],
  ['the window has no Node and no neighbours', window, "import { createPublicClient } from 'viem';"],
  ['only the shell knows Electron', window, "import { ipcRenderer } from 'electron';"],
  ['only the platform talks to neighbours', window, "void fetch('https://example.org');"],
  ['preload does not import renderer', 'src/preload/index.ts', "import { call } from '../renderer/bridge.ts';"],
  ['shared imports only zod and itself', 'src/shared/keys.ts', "import { sha256 } from '@noble/hashes/sha256';"],
  ['shared does not import protocol', 'src/shared/keys.ts', "import { epochOf } from '../main/protocol/epochs.ts';"],
  ['shared is pure: no clock, no chance, no process', 'src/shared/keys.ts', 'export const now = () => Date.now();'],
  ['protocol is pure', pure, "import { createHash } from 'node:crypto';"],
  ['protocol is pure', pure, "import { parseEther } from 'viem';"],
  ['protocol does not import platform', pure, "import type { Clock } from '../platform/clock.ts';"],
  ['protocol does not import room', pure, "import { plan } from '../node/plan.ts';"],
  ['protocol is pure: no clock, no chance, no process', pure, 'export const at = new Date();'],
  ['protocol is pure: no clock, no chance, no process', pure, 'export const nonce = () => Math.random();'],
  ['protocol is pure: no clock, no chance, no process', pure, 'export const bytes = crypto.getRandomValues(new Uint8Array(4));'],
  ['protocol is pure: no clock, no chance, no process', pure, "export const debug = process.env['DEBUG'];"],
  ['protocol is pure: no clock, no chance, no process', pure, 'setTimeout(() => undefined, 1);'],
  ['platform does not import room', 'src/main/platform/docker/images.ts', "import { plan } from '../../node/plan.ts';"],
  ['only the shell knows Electron', 'src/main/platform/keychain/keychain.ts', "import { safeStorage } from 'electron';"],
  ['no room imports another room', service, "import { keyService } from '../keys/service.ts';"],
  ['no room imports another room', service, "import type { KeyService } from '../keys/service.ts';"],
  ['no room imports another room', service, "const keys = await import('../keys/service.ts');"],
  ['no room imports another room', service, "type KeyService = import('../keys/service.ts').KeyService;"],
  ['no room imports another room', service, "export { keyService } from '../keys/service.ts';"],
  ['room knows platform as types only', service, "import { createDocker } from '../platform/docker/create-docker.ts';"],
  ['room knows platform as types only', service, "import { type Docker, createDocker } from '../platform/docker/create-docker.ts';"],
  ['room does not import ipc', service, "import { publisher } from '../ipc/publish.ts';"],
  ['room does not import app', service, "import { createApp } from '../app.ts';"],
  ['only the platform talks to neighbours', service, "import Docker from 'dockerode';"],
  ['only the platform talks to neighbours', service, "import { getPassword } from 'keytar';"],
  ['only the platform talks to neighbours', service, "import { cpu } from 'systeminformation';"],
  ['only the platform talks to neighbours', service, "export const ask = () => fetch('http://127.0.0.1');"],
  ['only the platform talks to neighbours', service, 'export const deps = { get: fetch };'],
  ['only the platform touches files', service, "import { readFile } from 'node:fs/promises';"],
  ['only the shell knows Electron', service, "import { app } from 'electron';"],
  ['rooms are handed clock, chance and environment', service, 'export const since = Date.now();'],
  ['rooms are handed clock, chance and environment', service, 'setInterval(() => undefined, 12_000);'],
  ['ipc does not import platform', 'src/main/ipc/serve.ts', "import { createDocker } from '../platform/docker/create-docker.ts';"],
  ['ipc knows room as types only', 'src/main/ipc/serve.ts', "import { nodeService } from '../node/service.ts';"],
  ['shell does not import app', 'src/main/shell/window.ts', "import { createApp } from '../app.ts';"],
  ['shell knows ipc as types only', 'src/main/shell/window.ts', "import { serve } from '../ipc/serve.ts';"],
  ['only the shell knows Electron', 'src/main/app.ts', "import { app } from 'electron';"],
  ['app does not import shell', 'src/main/app.ts', "import { makeWindow } from './shell/window.ts';"],
  ['cli does not import shell', 'src/main/cli.ts', "import { makeWindow } from './shell/window.ts';"],
  ['index does not import room', 'src/main/index.ts', "import { nodeService } from './node/service.ts';"],
  ['only tests import testing', service, "import { neighbour } from '../testing/http-neighbour.ts';"],
  ['relative imports carry their extension', service, "import { plan } from './plan';"],
];

describe('the laws', () => {
  it.each(planted)('names “%s” in %s', (law, path, text) => {
    expect(laws(path, text)).toEqual([law]);
  });

  it('names the line and what was taken', () => {
    expect(violations(pure, "\n\nimport { x } from 'viem';")).toEqual([{ path: pure, line: 3, law: 'protocol is pure', what: 'viem' }]);
  });

  it.each([
    [service, "import type { Docker } from '../platform/docker/docker.ts';\nimport { plan } from './plan.ts';"],
    [service, "import { label } from '../platform/docker/labels.ts';"],
    [service, 'export const day = (at: number) => new Date(at).getUTCDay();'],
    [service, 'export const run = (deps: { fetch: () => void }) => deps.fetch();'],
    [service, 'export const run = (setTimeout: (ms: number) => void) => setTimeout(1);'],
    [pure, 'export const text = (process: string) => process.trim();\nexport const half = Math.floor(1.5);'],
    [pure, "import { sha256 } from '@noble/hashes/sha256';\nimport { slot } from '../../shared/scalars.ts';"],
    [
      'src/main/keys/worker.ts',
      "import { writeFile } from 'node:fs/promises';\nimport { writeExclusive } from '../platform/files/exclusive.ts';",
    ],
    ['src/main/keys/make.test.ts', "import { createDocker } from '../platform/docker/create-docker.ts';\nconst t = Date.now();"],
    [window, "import { call } from '../bridge.ts';\nimport './home.css';\nexport const now = () => Date.now();"],
    [
      'src/main/app.ts',
      "import { nodeService } from './node/service.ts';\nimport { createDocker } from './platform/docker/create-docker.ts';",
    ],
  ])('finds nothing wrong with %s: %s', (path, text) => {
    expect(laws(path, text)).toEqual([]);
  });

  it('holds in this tree', { timeout: 30_000 }, () => {
    expect(treeViolations(root).broken).toEqual([]);
  });
});
