import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const dev = { host: '127.0.0.1', port: 5173 };

export default defineConfig(({ command }) => ({
  main: {
    build: {
      // The fallback Electron 33 runs Node 20.18.
      target: 'node20.18',
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          cli: 'src/main/cli.ts',
          'key-worker': 'src/main/keys/worker.ts',
          'genesis-worker': 'src/main/practice/genesis/worker.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
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
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
}));
