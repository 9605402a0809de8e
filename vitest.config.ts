import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', environment: 'node', include: ['src/{main,shared}/**/*.test.ts'] } },
      {
        plugins: [react()],
        test: { name: 'window', environment: 'jsdom', include: ['src/renderer/**/*.test.tsx'], setupFiles: ['src/renderer/testing/setup.ts'] },
      },
    ],
  },
});
