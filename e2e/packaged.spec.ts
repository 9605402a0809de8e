import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { keystoresOf } from './data-folder.ts';
import { startAt } from './fake-machine.ts';
import { cannotPackage, endOf, makePackage, packedFiles, startPackaged } from './packaged.ts';
import { frame } from './pages/frame.ts';
import { host } from './pages/host.ts';
import { keysRoom } from './pages/keys-room.ts';
import { keysStep } from './pages/keys-step.ts';
import { runNode } from './pages/run-node.ts';

const root = join(import.meta.dirname, '..');
const PASSWORD = 'vier zufällige Wörter';

test.setTimeout(180_000);
let dir: string;
let program: string;
test.beforeAll(async () => {
  const why = cannotPackage();
  test.info().skip(why !== null, why ?? '');
  dir = mkdtempSync(join(tmpdir(), 'hearth-packaged-'));
  chmodSync(dir, 0o755);
  program = await makePackage(dir);
});
test.afterAll(() => {
  if (dir) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

test('the package holds all that was built and all resources, and of packages only those that cannot be bundled', () => {
  const packed = packedFiles(program);
  const tree = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  const ofOurs = (path: string) => /^(?:out|resources)\//.test(path);
  expect(packed.filter(ofOurs).sort()).toEqual([...tree('out'), ...tree('resources')].sort());
  const packages = packed.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  expect([...new Set(packages)].filter((name) => !name.startsWith('@chainsafe/blst-'))).toEqual(['@chainsafe/blst', 'keytar']);
  expect(packed.filter((path) => path.endsWith('keytar.node'))).toHaveLength(1);
  expect(readFileSync(join(program, 'resources/app.asar')).includes(root), 'it names the folder where it was built').toBe(false);
});

test('the packaged program is no Node, and does not start without its sandbox', async () => {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  expect(await endOf(program, ['-e', 'process.exit(7)', '--no-sandbox'], { cwd: dir, env })).toBe(2);
});

test('the packaged program looks at the machine, plans a node and makes a key, far from where it was built', async () => {
  const home = join(dir, 'home');
  const socket = join(dir, 'docker.sock');
  const docker = await startAt(socket);
  chmodSync(socket, 0o777);
  const hearth = await startPackaged(program, home, docker.env);
  try {
    const { page } = hearth;
    const [inFrame, run, room, step] = [frame(page), runNode(page), keysRoom(page), keysStep(page)];
    await expect(inFrame.sentence).toContainText('Nothing runs here yet.');

    await inFrame.goTo('Node');
    await run.enter.click();
    await run.network('Hoodi').check();
    await run.forward('Continue').click();
    await expect(run.chosen).toHaveCount(2);
    await run.forward('Continue').click();
    await expect(run.plan).toContainText('hoodi');
    await expect(host(page).lookedAt).toBeVisible({ timeout: 60_000 });

    await inFrame.goTo('Keys');
    await room.way('Make keys').click();
    await room.network('Hoodi').check();
    await room.press('Continue to the words');
    await room.language.selectOption('japanese');
    await step.show.click();
    await expect(step.shown).toHaveCount(24);
    const words = await step.read();
    await room.press('I have written all 24');
    await step.type(words);
    await room.press('Check my words');
    await step.password.fill(PASSWORD);
    await step.again.fill(PASSWORD);
    await room.press('Make the key');
    await expect(inFrame.sentence).toContainText('Your key is made.', { timeout: 60_000 });
    expect(await keystoresOf(join(home, 'data'))).toHaveLength(1);

    await inFrame.goTo('Settings');
    await expect(inFrame.main).toContainText('blst-native');
    await expect(inFrame.main).toContainText('This machine has no keychain that answers.');
  } finally {
    await hearth.stop();
    await docker.stop();
  }
});
