import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { lateHttps, requireBuiltins, startChunks } from './scripts/build/start.ts';

const dev = { host: '127.0.0.1', port: 5173 };

const absent = join(import.meta.dirname, 'scripts/build/absent.cjs');

export default defineConfig(({ command }) => ({
  main: {
    plugins: [requireBuiltins, lateHttps],
    resolve: { alias: { ssh2: absent, '@grpc/grpc-js': absent, '@grpc/proto-loader': absent, protobufjs: absent } },
    build: {
      // The fallback Electron 33 runs Node 20.18.
      target: 'node20.18',
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          cli: 'src/main/cli.ts',
          'key-worker': 'src/main/keys/worker.ts',
          'keychain-worker': 'src/main/platform/keychain/worker.ts',
          'disk-worker': 'src/main/platform/host-facts/disk-probe/worker.ts',
          'genesis-worker': 'src/main/practice/genesis/worker.ts',
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: startChunks(import.meta.dirname), debugName: 'start' }],
          },
          minify: { compress: true, mangle: false, codegen: true },
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      target: 'node20.18',
      // A sandboxed preload cannot be an ES module.
      rolldownOptions: { input: { index: 'src/preload/index.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    // `npm run dev` only: the page keeps its origin app://hearth, main puts a nonce here, and the reload channel is named by address.
    ...(command === 'serve' && {
      html: { cspNonce: '__CSP_NONCE__' },
      server: { ...dev, strictPort: true, hmr: { ...dev, protocol: 'ws' } },
    }),
    build: {
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(import.meta.dirname, 'src/renderer/index.html') },
    },
  },
}));
