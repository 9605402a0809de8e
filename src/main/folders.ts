import { homedir } from 'node:os';
import { join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** Where the window keeps its data, so that both faces share one folder. The name is the packages' name, as Electron takes it. */
export function defaultDataDir(platform: NodeJS.Platform, env: Env, home = homedir()): string {
  if (env['HEARTH_DATA']) return env['HEARTH_DATA'];
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'hearth');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'hearth');
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'hearth');
}

/** Where things that can be made again are kept, such as what builds of images need. */
export function defaultCacheDir(platform: NodeJS.Platform, env: Env, home = homedir()): string {
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'hearth');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'hearth', 'cache');
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'hearth');
}
