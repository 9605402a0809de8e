import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Fake, type FakeAnswer, json, silentDaemon } from '../src/main/platform/docker/testing/fake-daemon.ts';
import { contentsOf } from './data-folder.ts';
import { leaveSocket, oldDaemon, refusingDaemon, startAt } from './fake-machine.ts';
import { expect as base, test as plain } from './fixtures.ts';
import { beforeTheStart, liveIn } from './lived-in.ts';
import { fault } from './pages/fault.ts';
import { home } from './pages/home.ts';
import { host } from './pages/host.ts';
import { settings } from './pages/settings.ts';
import { start } from './pages/start.ts';
import { wizard } from './pages/wizard.ts';
import { choose } from './stand-in.ts';

const expect = base.configure({ timeout: 30_000 });
const screens = join(import.meta.dirname, '../test-results/screens/faults');

/** Everything a test makes outside the data folder, and what is stopped after it. */
type World = { readonly folder: string; readonly socket: string; readonly ends: (() => unknown)[] };
const test = plain.extend<{ world: World }>({
  world: async ({ dataDir }, use) => {
    const folder = `${dataDir}-faults`;
    await mkdir(folder);
    const ends: World['ends'] = [];
    await use({ folder, socket: join(folder, 'docker.sock'), ends });
    for (const end of ends.reverse()) await end();
    await rm(folder, { recursive: true, force: true });
  },
  dataDir: async ({ dataDir }, use) => {
    await liveIn(dataDir, beforeTheStart);
    await use(dataDir);
  },
});
test.describe.configure({ timeout: 120_000 });

const keep = async (page: Page, name: string): Promise<void> => {
  await mkdir(screens, { recursive: true });
  await page.screenshot({ path: join(screens, `${name}.png`), animations: 'disabled' });
};
const running = async (world: World, making: Promise<Fake>): Promise<Fake> => {
  const fake = await making;
  world.ends.push(fake.stop);
  return fake;
};
/** No Docker command, no Go, no npm to be found; caches elsewhere. */
const bare = ({ folder, socket }: World): Readonly<Record<string, string>> => ({
  DOCKER_HOST: `unix://${socket}`,
  HOME: folder,
  PATH: folder,
  XDG_CACHE_HOME: folder,
});

/** How Docker can be missing: what a test makes of it, and what a person then reads. */
const troubles: readonly {
  readonly name: string;
  readonly make: (world: World) => Promise<Readonly<Record<string, string>>>;
  readonly says: RegExp;
  readonly todo: RegExp;
}[] = [
  {
    name: 'absent',
    make: async (world) => bare(world),
    says: /^Docker is not installed, or Hearth cannot find it\.$/,
    todo: /^Install Docker, then look again\./,
  },
  {
    name: 'stopped',
    make: async (world) => {
      await leaveSocket(world.socket);
      return { DOCKER_HOST: `unix://${world.socket}` };
    },
    says: /^Docker is installed but does not answer at unix:.*docker\.sock\.$/,
    todo: /^Start Docker, then look again\./,
  },
  {
    name: 'forbidden',
    make: async (world) => {
      world.ends.push(await refusingDaemon(world.socket, 'authorization denied by plugin guard: not for you'));
      return { DOCKER_HOST: `unix://${world.socket}` };
    },
    says: /^Docker refused: authorization denied by plugin guard: not for you\.$/,
    todo: /^Copy the details/,
  },
  {
    name: 'too old',
    make: async (world) => (await running(world, oldDaemon('19.03.15', '1.40'))).env,
    says: /^Docker 19\.03\.15 is too old; Hearth needs 20\.10 or newer\.$/,
    todo: /^Update Docker, then look again\.$/,
  },
  {
    name: 'silent',
    make: async (world) => (await running(world, silentDaemon())).env,
    says: /^Docker did not answer in time/,
    todo: /^Look whether the machine is very busy, then try again\.$/,
  },
];

for (const { name, make, says, todo } of troubles) {
  test.describe(`Docker is ${name}`, () => {
    test.use({ launch: async ({ world }, use) => use({ env: await make(world) }) });

    test('Home says so in one sentence, and nothing is lost', async ({ page, frame, dataDir }) => {
      const before = await contentsOf(dataDir);
      await expect(frame.sentence).toContainText('Hearth cannot use Docker.');
      const told = fault(page);
      await expect(told.what).toHaveText(says);
      await expect(told.answers.first()).toHaveText('Nothing is lost.');
      await expect(told.answers.nth(1)).toContainText(todo);
      await told.button('Look again').click();
      await expect(told.button('Look again')).toBeEnabled();
      await expect(told.what).toHaveText(says);
      await keep(page, `docker-${name.replace(' ', '-')}`);
      expect(await contentsOf(dataDir)).toEqual(before);
    });
  });
}

test.describe('Docker was stopped', () => {
  test.use({
    launch: async ({ world }, use) => {
      await leaveSocket(world.socket);
      await use({ env: { DOCKER_HOST: `unix://${world.socket}` } });
    },
  });

  test('once it runs again, Home goes on by itself', async ({ page, frame, world }) => {
    await expect(frame.sentence).toContainText('Hearth cannot use Docker.');
    await running(world, startAt(world.socket));
    await expect(frame.sentence).toContainText('Setup is under way.');
    await expect(home(page).setup).toBeVisible();
  });
});

test.describe('Docker stops while the host check is looked at', () => {
  test.use({
    launch: async ({ world }, use) => {
      await running(world, startAt(world.socket));
      await use({ env: { DOCKER_HOST: `unix://${world.socket}` } });
    },
  });

  test('another look says so, closes Continue, and opens it again when Docker is back', async ({ page, world }) => {
    await home(page).setup.click();
    await wizard(page).goTo('Host check');
    const { verdict, again } = host(page);
    await expect(verdict('Docker')).toHaveText('Fine');
    await world.ends.pop()?.();
    await again.click();
    await expect(verdict('Docker')).toHaveText('Stops you');
    await expect(wizard(page).forward).toBeDisabled();
    await keep(page, 'docker-stopped-host-check');
    await running(world, startAt(world.socket));
    await again.click();
    await expect(verdict('Docker')).toHaveText('Fine');
    await expect(wizard(page).forward).toBeEnabled();
  });
});

/** Opens the plan of a start and agrees to it. */
async function startIt(page: Page): Promise<void> {
  await home(page).setup.click();
  await expect(start(page).plan).toBeVisible();
  await wizard(page).press('Start it');
}

test.describe('An image is missing and its registry out of reach', () => {
  const load: FakeAnswer = (request, response) => {
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
    });
    request.on('end', () => {
      if (size < 100) json(response, 400, { message: 'archive/tar: invalid tar header' });
      else response.writeHead(200).end(`${JSON.stringify({ stream: 'Loaded image: chainsafe/lodestar:v1.46.0\n' })}\n`);
    });
  };
  test.use({
    launch: async ({ world }, use) => {
      await running(world, startAt(world.socket, { load }));
      await use({ env: bare(world) });
    },
  });

  test('the start says which, and offers to try again, to load it from a file, or to build classic', async ({
    page,
    hearth,
    world,
    dataDir,
  }) => {
    const before = await contentsOf(dataDir);
    await startIt(page);
    const told = fault(page);
    const unreachable = /^The image \S+ could not be fetched: its registry does not answer\.$/;
    await expect(told.what).toHaveText(unreachable);
    await expect(start(page).tryAgain).toBeEnabled();
    await expect(start(page).buildClassic).toBeEnabled();
    await keep(page, 'image-unreachable');
    expect(await contentsOf(dataDir)).toEqual(before);
    await start(page).tryAgain.click();
    await expect(told.what).toHaveText(unreachable);

    const [letter, archive] = [join(world.folder, 'letter.txt'), join(world.folder, 'images.tar')];
    await writeFile(letter, 'no images in here');
    await writeFile(archive, Buffer.alloc(2048));
    await choose(hearth, letter);
    await start(page).load.click();
    await expect(told.what.last()).toHaveText('The file letter.txt holds no Docker images.');
    await keep(page, 'image-file-wrong');
    await choose(hearth, archive);
    await start(page).load.click();
    await expect(page.getByText('Loaded: chainsafe/lodestar:v1.46.0.')).toBeVisible();

    await start(page).buildClassic.click();
    await expect(told.what).toHaveText(/^Building the classic images needs .+, and this machine has .+\.$/);
    await keep(page, 'build-tool-missing');
  });
});

test.describe('Docker’s disk is full', () => {
  const pull: FakeAnswer = (_, response) =>
    void response
      .writeHead(200)
      .end(`${JSON.stringify({ errorDetail: { message: 'write /var/lib/docker/tmp: no space left on device' } })}\n`);
  test.use({
    launch: async ({ world }, use) => {
      await running(world, startAt(world.socket, { pull }));
      await use({ env: bare(world) });
    },
  });

  test('the start says so, and what was made stays', async ({ page }) => {
    await startIt(page);
    await expect(fault(page).what).toHaveText('The disk that Docker uses is full.');
    await expect(start(page).tryAgain).toBeEnabled();
    await keep(page, 'docker-disk-full');
  });
});

test.describe('Docker dies in the middle of a pull', () => {
  const pulling: FakeAnswer = (_, response) => {
    const line = { status: 'Downloading', id: 'a1', progressDetail: { current: 40_000_000, total: 120_000_000 } };
    response.writeHead(200).write(`${JSON.stringify(line)}\n`);
  };
  test.use({
    launch: async ({ world }, use) => {
      await running(world, startAt(world.socket, { pull: pulling }));
      await use({ env: bare(world) });
    },
  });

  test('the start says so; started again, the work goes on with one press', async ({ page, world }) => {
    await startIt(page);
    await expect(start(page).work).toContainText('40 MB');
    await keep(page, 'pulling');
    await world.ends.pop()?.();
    await expect(fault(page).what.filter({ hasText: 'Docker stopped answering in the middle of the work.' })).toBeVisible();
    await keep(page, 'docker-lost');
    await running(world, startAt(world.socket, { pull: pulling }));
    await start(page).tryAgain.click();
    await expect(start(page).work).toContainText('40 MB');
  });
});

test.describe('Files of Hearth are damaged', () => {
  const damaged = { 'settings.json': '{"theme":"pi', 'setup.json': '[]', 'evidence.json': '\u0000\u0000', 'exits.json': '{"version":2}' };
  test.use({
    dataDir: async ({ dataDir }, use) => {
      for (const [name, text] of Object.entries(damaged)) await writeFile(join(dataDir, name), text);
      await use(dataDir);
    },
    launch: async ({ world }, use) => {
      await running(world, startAt(world.socket));
      await use({ env: bare(world) });
    },
  });

  test('Hearth starts, sets each aside unchanged, tells it in Settings, and keeps the keys', async ({ page, frame, dataDir }) => {
    await expect(frame.sentence).toContainText('Nothing runs here yet.');
    await settings(page).go();
    for (const [name, text] of Object.entries(damaged)) {
      await expect(settings(page).notices).toContainText(`The file ${name} could not be read and was set aside as ${name}.corrupt-1.`);
      expect(await readFile(join(dataDir, `${name}.corrupt-1`), 'utf8')).toBe(text);
    }
    await keep(page, 'damaged-files');
    await frame.goTo('Keys');
    await expect(frame.sentence).toContainText('You hold one key.');
  });
});
