import { connect } from 'node:net';
import { aptInstall } from './apt.mjs';
import { has } from './run.mjs';

/** Whether a window can be shown here. On Linux the named X server is really asked; a DISPLAY left over from elsewhere is none. */
export async function hasDisplay() {
  if (process.platform !== 'linux') return true;
  if (process.env['WAYLAND_DISPLAY']) return true;
  const display = /^([\w.-]*):(\d+)/.exec(process.env['DISPLAY'] ?? '');
  if (!display) return false;
  const [, host, number] = display;
  if (host && host !== 'unix') return answers({ host, port: 6000 + Number(number) });
  return (await answers({ path: `/tmp/.X11-unix/X${number}` })) || answers({ path: `\0/tmp/.X11-unix/X${number}` });
}

/** @param {import('node:net').NetConnectOpts} target @returns {Promise<boolean>} */
function answers(target) {
  return new Promise((resolve) => {
    const socket = connect({ timeout: 2000, ...target });
    /** @param {boolean} yes */
    const done = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket
      .on('connect', () => done(true))
      .on('error', () => done(false))
      .on('timeout', () => done(false));
  });
}

/**
 * What stands before a command that needs a display: nothing where there is one, else a virtual one for tests.
 * @param {import('./progress.mjs').Note} note
 * @returns {Promise<{ gave: string, prefix: string[] }>}
 */
export async function testDisplay(note) {
  if (await hasDisplay()) return { gave: 'the one of this session', prefix: [] };
  if (!has('xvfb-run') || !has('xauth')) await aptInstall('A virtual display for the tests', ['xvfb', 'xauth'], note);
  return { gave: 'a virtual one (Xvfb)', prefix: ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'] };
}
