// Loaded into Hearth's main process by the bench `logs` (`electron -r`): the longest tasks of the window, idle and while a log streams in.
const { app } = require('electron');
const Docker = require('dockerode');

const { settleMs, idleMs, container } = JSON.parse(process.env['HEARTH_BENCH'] ?? '{}');
const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** How often the page is asked whether it is free, and how long a stream may take. */
const EVERY_MS = 5;
const PATIENCE_MS = 120_000;

/** Runs in the page: the longest time between two turns in ms, until `over` answers true. */
const watched = (/** @type {string} */ begin, /** @type {string} */ over) => `(async () => {
  const [since, begin, over] = [performance.now(), ${begin}, ${over}];
  let [longest, last, looks] = [0, performance.now(), 0];
  begin();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, ${EVERY_MS}));
    const now = performance.now();
    [longest, last, looks] = [Math.max(longest, now - last), now, looks + 1];
    if (looks % 20 === 0 && over()) return longest;
    if (now - since > ${PATIENCE_MS}) throw new Error('waited in vain: ' + document.querySelector('#log')?.textContent.slice(0, 300));
  }
})()`;
const nothing = '() => {}';
const idle = watched(nothing, `() => performance.now() - since > ${idleMs}`);
const streamed = watched(nothing, `() => document.querySelector('.log')?.textContent.includes('the flood is over')`);
const type = (/** @type {string} */ text) => `() => {
  const input = document.querySelector('#log input[type=search]');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, ${JSON.stringify(text)});
  input.dispatchEvent(new Event('input', { bubbles: true }));
}`;
const searched = watched(
  type('line=9999'),
  `() => /^\\d[\\d,\\s]* of /.test(document.querySelector('#log [role=status]').textContent) && performance.now() - since > 2000`,
);
const toNode = `[...document.querySelectorAll('nav button')].find((b) => b.textContent.includes('Node'))?.click()`;

app.on('browser-window-created', (_event, window) => {
  window.webContents.once('did-finish-load', () => {
    measure(window).catch((error) => {
      process.stderr.write(`${error.stack}\n`);
      app.exit(1);
    });
  });
});

/** What the window's process holds, in MiB. @param {import('electron').BrowserWindow} window */
const residentMiB = (window) => {
  const pid = window.webContents.getOSProcessId();
  return (app.getAppMetrics().find((one) => one.pid === pid)?.memory.workingSetSize ?? 0) / 1024;
};

/** @param {import('electron').BrowserWindow} window */
async function measure(window) {
  const run = (/** @type {string} */ code) => window.webContents.executeJavaScript(code);
  const flood = () => new Docker().getContainer(container).kill({ signal: 'SIGUSR1' });
  await wait(settleMs);
  await run(toNode);
  await wait(settleMs);
  const idleLongest = await run(idle);
  const [streamMs] = await Promise.all([run(streamed), flood()]);
  await wait(settleMs);
  const firstMiB = residentMiB(window);
  const searchMs = await run(searched);
  await run(`(${type('')})()`);
  await wait(settleMs);
  await flood();
  await wait(20_000);
  const secondMiB = residentMiB(window);
  process.stdout.write(`measured ${JSON.stringify({ idleMs: idleLongest, streamMs, searchMs, firstMiB, secondMiB })}\n`);
  app.exit(0);
}
