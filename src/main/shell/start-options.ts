import { resolve } from 'node:path';

/** Switches of Chromium that take the window's protection away. A packaged Hearth refuses to start with one; a run from source may need `--no-sandbox` as root. */
const weakening = ['no-sandbox', 'disable-web-security', 'disable-site-isolation-trials', 'ignore-certificate-errors'];

/** The first switch that forbids this start, or null. */
export function refusedSwitch(isPackaged: boolean, has: (name: string) => boolean): string | null {
  return isPackaged ? (weakening.find(has) ?? null) : null;
}

/** The data folder from `--data DIR`, `--data=DIR` or `HEARTH_DATA`, absolute; null leaves Electron's own (`--user-data-dir` moves that one). */
export function dataFolder(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): string | null {
  const at = argv.findIndex((arg) => arg === '--data' || arg.startsWith('--data='));
  const found = at < 0 ? env['HEARTH_DATA'] : argv[at] === '--data' ? argv[at + 1] : argv[at]?.slice('--data='.length);
  return found ? resolve(found) : null;
}

/** Where Linux puts what can draw: render nodes of the kernel, NVIDIA's own, and that of WSL. */
const graphics = ['/dev/dri/renderD128', '/dev/dri/renderD129', '/dev/nvidiactl', '/dev/dxg'];

/**
 * Whether this machine may have graphics hardware. A server or a virtual machine seen from afar mostly has none; Chromium, not told so,
 * starts its drawing process several times in vain and keeps the page waiting for a fifth of a second.
 */
export const hasGraphics = (platform: NodeJS.Platform, exists: (path: string) => boolean): boolean =>
  platform !== 'linux' || graphics.some(exists);
