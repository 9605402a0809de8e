// Loaded into Hearth's main process by the bench `smooth` (`electron -r`): the longest tasks of window and main, idle and while keys are made.
const { app } = require('electron');
const { readFileSync } = require('node:fs');

const { settleMs, idleMs, count, turns } = JSON.parse(process.env['HEARTH_BENCH'] ?? '{}');
const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** Both sides are asked every so often whether they are free. */
const EVERY_MS = 5;

/** Runs in the page while `work` does: the longest time between two turns, in ms. Chromium itself tells of tasks over 50 ms only. */
const watched = (/** @type {string} */ work) => `(async () => {
  let [longest, last, over] = [0, performance.now(), false];
  const look = () => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
    if (!over) setTimeout(look, ${EVERY_MS});
  };
  look();
  try { await (${work})(); } finally { over = true; }
  return longest;
})()`;
const idle = watched(`() => new Promise((resolve) => setTimeout(resolve, ${idleMs}))`);
const making = watched(`async () => {
  const ask = async (name, input) => {
    const reply = await window.hearth.call(name, input);
    if (!reply.ok) throw new Error(name + ': ' + reply.fault.code);
    return reply.value;
  };
  const { session } = await ask('keys.read', { text: 'zoo '.repeat(23) + 'vote' });
  const made = await ask('keys.make', { session, password: 'correct horse battery', count: ${count}, network: 'hoodi' });
  if (made.length !== ${count}) throw new Error(made.length + ' keys were made');
}`);
const toKeys = `[...document.querySelectorAll('nav button')].find((b) => b.textContent.includes('Keys'))?.click()`;

app.on('browser-window-created', (_event, window) => {
  window.webContents.once('did-finish-load', () => {
    measure(window).catch((error) => {
      process.stderr.write(`${error.stack}\n`);
      app.exit(1);
    });
  });
});

/** For how long main was ready and another program had the processor, in ms since its start; 0 where only Linux would tell. */
function waitedMs() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}

/** The longest time between two turns of main, without what it waited for a processor. */
function watchMain() {
  let [longest, last, waited] = [0, performance.now(), waitedMs()];
  const timer = setInterval(() => {
    const [now, soFar] = [performance.now(), waitedMs()];
    longest = Math.max(longest, now - last - (soFar - waited));
    [last, waited] = [now, soFar];
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

/** @param {import('electron').BrowserWindow} window @param {string} work */
async function longest(window, work) {
  const longestInMain = watchMain();
  const windowMs = await window.webContents.executeJavaScript(work);
  return { windowMs, mainMs: longestInMain() };
}

/** @param {import('electron').BrowserWindow} window */
async function measure(window) {
  await wait(settleMs);
  await window.webContents.executeJavaScript(toKeys);
  await wait(settleMs);
  const seen = [];
  for (let turn = 0; turn < turns; turn++) seen.push({ idle: await longest(window, idle), making: await longest(window, making) });
  process.stdout.write(`measured ${JSON.stringify(seen)}\n`);
  app.exit(0);
}
