import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a program in this terminal until it ends: same input, output, exit code. Ctrl-C reaches it by itself; we only wait.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function hold(command, args, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env });
    const wait = () => undefined;
    process.on('SIGINT', wait);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', () => resolve(127));
    child.on('close', (code, signal) => {
      process.off('SIGINT', wait);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/**
 * Opens the window. Root gets `--no-sandbox`, because Chromium refuses root otherwise; nobody else does.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {readonly string[]} args
 */
export function openWindow(runtime, args) {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const wayland = process.env['WAYLAND_DISPLAY'] && !process.env['DISPLAY'] ? ['--ozone-platform-hint=auto'] : [];
  // Chromium's own complaints (no D-Bus, no GPU) help nobody; what Hearth says still comes through.
  return hold(runtime.executable, [...sandbox, ...wayland, '--log-level=3', root, ...args]);
}
