import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const needsDocker = 'src/main/**/*.docker.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/{main,shared}/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [needsDocker],
        },
      },
      {
        test: {
          name: 'docker',
          environment: 'node',
          include: [needsDocker],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'window',
          environment: 'jsdom',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['src/renderer/testing/setup.ts'],
        },
      },
    ],
  },
});
