import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Bridge } from '../src/shared/contract.ts';
import { startHearth } from './electron.ts';
import { expect, test } from './fixtures.ts';
import { askedFor } from './net-log.ts';
import { cspViolations, watchCsp } from './pages/csp.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'none'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "worker-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

const codeOf = (page: Page, name: unknown, input: unknown): Promise<string> =>
  page.evaluate(
    async ([n, i]) => {
      const reply = await (window as unknown as { hearth: Bridge }).hearth.call(n as string, i);
      return reply.ok ? 'ok' : reply.fault.code;
    },
    [name, input],
  );
const outcome = (page: Page, work: () => unknown): Promise<string> =>
  // In a task of its own: what the debugger evaluates is exempt from the policy.
  page.evaluate(
    `new Promise((resolve) => setTimeout(resolve)).then(${work}).then(() => 'done', (e) => 'refused: ' + e.name)`,
  ) as Promise<string>;
const openWindows = (hearth: ElectronApplication) => hearth.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test.describe('the window', () => {
  test('runs in a sandbox, isolated, without Node and webviews', async ({ hearth, page }) => {
    const prefs = await hearth.evaluate(({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows();
      const contents = first?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return contents.getLastWebPreferences();
    });
    expect(prefs).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
    expect(prefs['webviewTag'] ?? false).toBe(false);
    expect(prefs['nodeIntegrationInWorker'] ?? false).toBe(false);
    expect(prefs['nodeIntegrationInSubFrames'] ?? false).toBe(false);
    const node = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter((name) => name in window),
    );
    expect(node).toEqual([]);
  });

  test('knows of the main process only call and on', async ({ page }) => {
    expect(await page.evaluate(() => Object.keys((window as unknown as { hearth: Bridge }).hearth))).toEqual(['call', 'on']);
    const changed = await page.evaluate(() => {
      const before = (window as unknown as { hearth: Bridge }).hearth.call;
      try {
        Object.assign((window as unknown as { hearth: object }).hearth, { call: () => 'mine' });
      } catch {
        // A frozen object says so in strict mode.
      }
      return (window as unknown as { hearth: Bridge }).hearth.call !== before;
    });
    expect(changed).toBe(false);
  });

  test('gets its policy as a header, on every file', async ({ page }) => {
    const headers = await page.evaluate(async () => {
      const files = ['/', document.querySelector('script')?.getAttribute('src') ?? '', '/absent.html'];
      return Promise.all(files.map(async (file) => (await fetch(file)).headers.get('content-security-policy')));
    });
    expect(headers).toEqual([policy, policy, policy]);
  });

  test('breaks its own policy nowhere on a walk through all rooms', async ({ page, frame }) => {
    await page.addInitScript(() => {
      const watched = window as Window & { cspViolations?: string[] };
      watched.cspViolations = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        watched.cspViolations?.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
      );
    });
    await page.reload();
    await expect(frame.sentence).toBeVisible();
    for (const room of await frame.rooms()) {
      await frame.goTo(room);
      await expect(frame.sentence).toBeVisible();
    }
    expect(await cspViolations(page)).toEqual([]);
  });

  test('runs no code but its own files', async ({ page }) => {
    await watchCsp(page);
    const outcomes = {
      function: await outcome(page, () => new Function('return 1')()),
      html: await outcome(page, () => {
        document.body.innerHTML = '<img src=x>';
      }),
      attribute: await outcome(page, () => document.createElement('b').setAttribute('onclick', 'alert(1)')),
      script: await outcome(page, () => document.body.append(Object.assign(document.createElement('script'), { text: 'alert(1)' }))),
      policy: await outcome(page, () =>
        (window as unknown as { trustedTypes: { createPolicy(n: string, p: object): unknown } }).trustedTypes.createPolicy('own', {}),
      ),
      worker: await outcome(page, () => new Worker('/index.html')),
    };
    for (const [what, result] of Object.entries(outcomes)) expect(result, what).toContain('refused');
    expect((await cspViolations(page)).length).toBeGreaterThan(0);
  });

  test('serves files below its own folder and nothing else', async ({ page }) => {
    const paths = [
      '/..%2f..%2fpackage.json',
      '/%2e%2e/main/index.js',
      '/..%5c..%5cpackage.json',
      '/assets/..%2f..%2fmain%2findex.js',
      '/%00',
      '//etc/passwd',
    ];
    const statuses = await page.evaluate(
      (list) =>
        Promise.all(
          list.map((path) =>
            fetch(`app://hearth${path}`).then(
              (r) => r.status,
              () => 404,
            ),
          ),
        ),
      paths,
    );
    expect(statuses).toEqual(paths.map(() => 404));
    expect(await outcome(page, () => fetch('app://other/').then((r) => (r.ok ? r : Promise.reject(new Error('404')))))).toContain(
      'refused',
    );
    expect(await outcome(page, () => fetch('file:///etc/passwd'))).toContain('refused');
    expect(await page.evaluate(async () => (await fetch('/', { method: 'POST' })).status)).toBe(404);
  });
});

test.describe('the network', () => {
  test('is out of the window’s reach, by policy and by the session', async ({ hearth, page }) => {
    const hits: string[] = [];
    const server = createServer((request, answer) => {
      hits.push(request.url ?? '');
      answer.setHeader('access-control-allow-origin', '*').end('hit');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const inWindow = await page.evaluate(async (address) => {
      const tries = [
        fetch(address),
        new Promise((resolve, reject) => {
          const image = Object.assign(new Image(), { onload: resolve, onerror: () => reject(new Error('image')) });
          image.src = address;
        }),
        new Promise((resolve, reject) => {
          const socket = new WebSocket(address.replace('http', 'ws'));
          socket.onopen = resolve;
          socket.onerror = () => reject(new Error('socket'));
        }),
      ];
      navigator.sendBeacon(address);
      return (await Promise.allSettled(tries)).map(({ status }) => status);
    }, url);
    expect(inWindow).toEqual(['rejected', 'rejected', 'rejected']);
    const bySession = await hearth.evaluate(
      ({ session }, address) =>
        session.defaultSession.fetch(address).then(
          () => 'done',
          (e: Error) => e.message,
        ),
      url,
    );
    expect(bySession).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(hits).toEqual([]);
    server.close();
  });

  test.describe('stays silent', () => {
    test('while every room is visited: nothing phones home', async ({ dataDir, launch }, info) => {
      const { launchHearth } = await import('./electron.ts');
      const { frame } = await import('./pages/frame.ts');
      const record = info.outputPath('node-connections.txt');
      const chromium = info.outputPath('net-log.json');
      const hearth = await launchHearth(dataDir, {
        ...launch,
        args: ['-r', join(import.meta.dirname, 'recorder.cjs'), `--log-net-log=${chromium}`],
        env: { HEARTH_RECORD: record },
      });
      const page = await hearth.firstWindow();
      const { sentence, rooms, goTo } = frame(page);
      await expect(sentence).toBeVisible();
      for (const room of await rooms()) await goTo(room);
      await hearth.close();
      const byNode = (await readFile(record, 'utf8')).trim().split('\n');
      expect(byNode[0]).toBe('recording');
      expect(
        byNode.slice(1).filter((line) => !/^unix |^tcp (127\.0\.0\.1|localhost|::1) |^name (localhost|127\.0\.0\.1)$/.test(line)),
      ).toEqual([]);
      expect((await askedFor(chromium)).filter((address) => !address.startsWith('app://hearth/'))).toEqual([]);
    });
  });
});

test.describe('the page', () => {
  test('stays where it is: no navigation, redirect or new window', async ({ hearth, page }) => {
    const home = page.url();
    for (const target of ['https://ethereum.org/', 'file:///etc/passwd', 'data:text/html,x', 'app://hearth/index.html?x=1']) {
      await page.evaluate((address) => {
        location.assign(address);
      }, target);
      await page.evaluate((address) => {
        const link = Object.assign(document.createElement('a'), { href: address });
        document.body.append(link);
        link.click();
        link.remove();
      }, target);
    }
    await page.evaluate(() => setTimeout(() => location.assign('about:blank')));
    await expect(page.getByRole('main')).toBeVisible();
    expect(await page.evaluate(() => window.open('https://example.org') === null)).toBe(true);
    expect(await page.evaluate(() => window.open('app://hearth/') === null)).toBe(true);
    const redirect = await hearth.evaluate(({ BrowserWindow }) => {
      let prevented = false;
      const event = { preventDefault: () => (prevented = true), url: 'https://example.org' };
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-redirect', event);
      return prevented;
    });
    expect(redirect).toBe(true);
    expect(page.url()).toBe(home);
    expect(await openWindows(hearth)).toBe(1);
  });

  test('is granted no permission', async ({ page, hearth }) => {
    const states = await page.evaluate(async () => {
      const queried = ['camera', 'microphone', 'geolocation', 'midi', 'notifications', 'clipboard-read', 'persistent-storage'];
      const asked = queried.map((name) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state));
      const place = new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (e) => resolve(e.code),
        ),
      );
      const reading = navigator.clipboard.readText().then(
        () => 'granted',
        (e: Error) => e.name,
      );
      return {
        notification: await Notification.requestPermission(),
        queried: [...new Set(await Promise.all(asked))],
        place: await place,
        reading: await reading,
      };
    });
    expect(states).toEqual({ notification: 'denied', queried: ['denied'], place: 1, reading: 'NotAllowedError' });
    const menu = await hearth.evaluate(({ Menu }) => Menu.getApplicationMenu() === null);
    expect(menu).toBe(process.platform !== 'darwin');
  });

  test('opens listed sites in the person’s browser, and nothing else', async ({ hearth, page }) => {
    await hearth.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = (url) => Promise.resolve(void opened.push(url));
    });
    const links = [
      'https://ethereum.org/en/staking/',
      'http://ethereum.org/',
      'https://ethereum.org.evil.example/',
      'https://evil.example/https://ethereum.org/',
      'https://ethereum.org@evil.example/',
      ['https://user', 'pw@ethereum.org/'].join(':'),
      'https://ethereum.org:8443/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://ethereum.org/share',
      'mailto:a@ethereum.org',
    ];
    for (const link of links) {
      await page.evaluate((href) => {
        window.open(href);
        const anchor = Object.assign(document.createElement('a'), { href, target: '_blank' });
        document.body.append(anchor);
        anchor.click();
        anchor.remove();
      }, link);
    }
    const opened = await hearth.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
    expect([...new Set(opened)]).toEqual(['https://ethereum.org/en/staking/']);
  });
});

test.describe('a call', () => {
  test('that does not exist is refused, also by the names every object has', async ({ page }) => {
    for (const name of ['nothing.here', 'toString', '__proto__', 'constructor', 'hasOwnProperty', 'valueOf', '']) {
      expect(await codeOf(page, name, {}), name).toBe('ipc.unknown');
    }
  });

  test('that is malformed is refused', async ({ page }) => {
    for (const name of [7, null, undefined, {}, ['settings.get']]) expect(await codeOf(page, name, {}), String(name)).toBe('ipc.input');
    for (const input of [null, 7, 'x', [], { theme: 'pink' }]) expect(await codeOf(page, 'settings.set', input)).toBe('ipc.input');
    expect(await codeOf(page, 'settings.get', {})).toBe('ipc.ok'.slice(4));
  });

  test('from any page but ours is refused, even with our own bridge', async ({ hearth }) => {
    const reply = await hearth.evaluate(async ({ BrowserWindow, app }) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await stranger.loadURL('about:blank');
      const answer: unknown = await stranger.webContents.executeJavaScript("hearth.call('settings.get', {})");
      const twin = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await twin.loadURL('app://hearth/');
      const twinAnswer: unknown = await twin.webContents.executeJavaScript("hearth.call('settings.get', {})");
      stranger.destroy();
      twin.destroy();
      return [answer, twinAnswer];
    });
    expect(reply).toMatchObject([
      { ok: false, fault: { code: 'ipc.stranger' } },
      { ok: false, fault: { code: 'ipc.stranger' } },
    ]);
  });
});

test('a second Hearth on the same folder brings the first to the front and ends', async ({ hearth, page, dataDir }) => {
  await expect(page.getByRole('main')).toBeVisible();
  await hearth.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const second = startHearth(dataDir);
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(0);
  await expect.poll(() => hearth.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.isVisible()))).toEqual([true]);
});
