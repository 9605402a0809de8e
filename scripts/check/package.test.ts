import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/root.mjs';

const builder = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
const npmrc = readFileSync(join(root, '.npmrc'), 'utf8');

it('every fuse of a packaged Hearth stands where it protects', () => {
  const fuses = Object.fromEntries([...builder.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true']));
  expect(fuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
    hardenedRuntime: true,
  });
});
it('no package runs a script of its own while it is installed', () => expect(npmrc).toContain('ignore-scripts=true'));
it('no address of a registry is locked', () => expect(npmrc).toContain('omit-lockfile-registry-resolved=true'));
