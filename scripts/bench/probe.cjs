// Loaded into an Electron main process by the bench (`electron -r`), the same for Hearth and for the empty window.
const { app } = require('electron');

const { settleMs, idleMs, room } = JSON.parse(process.env['HEARTH_BENCH'] ?? '{}');
const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs in the page: resolves at the frame after the content is there. An empty page has its content when it is loaded. */
const usable = `new Promise((resolve) => {
  const ready = () => document.readyState === 'complete' && (document.getElementById('root') === null || document.querySelector('h1')?.textContent);
  const look = () => (ready() ? requestAnimationFrame(() => resolve(Date.now())) : setTimeout(look, 5));
  look();
})`;
const enter = (/** @type {string} */ name) =>
  `[...document.querySelectorAll('nav button')].find((b) => b.textContent.includes(${JSON.stringify(name)}))?.click()`;

app.on('browser-window-created', (_event, window) => {
  const shown = new Promise((resolve) => window.once('show', () => resolve(Date.now())));
  window.webContents.once('dom-ready', () => {
    measure(window, shown).catch((error) => {
      process.stderr.write(`${error.stack}\n`);
      app.exit(1);
    });
  });
});

/** @param {import('electron').BrowserWindow} window @param {Promise<number>} shown */
async function measure(window, shown) {
  const usableAt = Math.max(await window.webContents.executeJavaScript(usable), await shown);
  if (room) await window.webContents.executeJavaScript(enter(room));
  await wait(settleMs);
  const residentMiB = app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0) / 1024;
  // percentCPUUsage is a share of all cores; seconds of processor time are what they say.
  const spent = () => app.getAppMetrics().reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? Number.NaN), 0);
  const [before, from] = [spent(), Date.now()];
  await wait(idleMs);
  const cpuShare = ((spent() - before) * 1000) / (Date.now() - from);
  process.stdout.write(`measured ${JSON.stringify({ usableMs: usableAt - (process.getCreationTime() ?? 0), residentMiB, cpuShare })}\n`);
  app.exit(0);
}
