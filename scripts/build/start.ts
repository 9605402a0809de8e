// What makes a start of the window short, done while bundling: fewer files, and no part of Node or Electron that nobody asked for.
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * An ES import of Electron or of a part of Node runs every lazy getter of it, a tenth of a second of a start; a require runs those it names.
 * What runs in a process of its own keeps its imports: the guard of the key process replaces what they give.
 */
export const requireBuiltins: Plugin = {
  name: 'require-builtins',
  renderChunk(code, { name }) {
    const from = ['index', 'start'].includes(name) ? 'electron|node:[a-z_/]+' : 'electron';
    const required = code.replace(new RegExp(`import \\{([^}]*)\\} from ["'](${from})["'];?`, 'g'), (_, names: string, module: string) => {
      return `const {${names.replaceAll(' as ', ': ')}} = requireBuiltin('${module}');`;
    });
    if (required === code) return code;
    return `import { createRequire as requirer } from 'node:module';\nconst requireBuiltin = requirer(import.meta.url);\n${required}`;
  },
};

/** Docker is mostly behind a socket: Node's TLS, 10 ms of a start, is read by the first request that needs it. */
export const lateHttps: Plugin = {
  name: 'late-https',
  transform(code, id) {
    if (!id.endsWith('docker-modem/lib/http.js')) return null;
    return code.replace("nativeHttps = require('https')", "nativeHttps = { request: (...args) => require('https').request(...args) }");
  },
};

const window = ['index.ts'];
const rooms = ['app.ts', 'ipc/serve.ts'];
const workers = ['keys', 'platform/keychain', 'platform/host-facts/disk-probe', 'practice/genesis'].map((room) => `${room}/worker.ts`);

type Info = { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] };
type Modules = { readonly getModuleInfo: (id: string) => Info | null };

/** What `from` read: at once, or ever. */
function readBy(from: readonly string[], modules: Modules, ever: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    const info = modules.getModuleInfo(id);
    for (const imported of info?.importedIds ?? []) walk(imported);
    if (ever) for (const imported of info?.dynamicallyImportedIds ?? []) walk(imported);
  };
  for (const id of from) walk(id);
  return found;
}

/**
 * The rooms of a start lie in two files instead of forty, which halves what reading them costs: in `base` what processes of their own
 * read too, so that these get no more than they need, and in `start` the rest.
 */
export function startChunks(root: string): (id: string, modules: Modules) => string | null {
  const main = (paths: readonly string[]) => paths.map((path) => join(root, 'src/main', path));
  let [ofWindow, atStart, ofWorkers]: readonly ReadonlySet<string>[] = [];
  return (id, modules) => {
    ofWindow ??= readBy(main(window), modules, false);
    atStart ??= readBy(main(rooms), modules, false);
    ofWorkers ??= readBy(main(workers), modules, true);
    if (ofWindow.has(id) || !atStart.has(id)) return null;
    return ofWorkers.has(id) ? 'base' : 'start';
  };
}
