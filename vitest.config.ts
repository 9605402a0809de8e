import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const needsDocker = 'src/main/**/*.docker.test.ts';
/** Passwords hardened at full cost, processes killed in the middle of it, parsers on very many inputs. */
const slow = 'src/main/**/*.slow.test.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          // A machine that is busy elsewhere takes its time; that is no finding.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          setupFiles: ['src/main/testing/setup.ts'],
          isolate: false,
          // Fixed when @lodestar/params is first loaded, which every file of a worker then has.
          env: { LODESTAR_PRESET: 'minimal' },
          include: ['src/{main,shared}/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [needsDocker, slow],
        },
      },
      {
        test: {
          name: 'docker',
          environment: 'node',
          setupFiles: ['src/main/testing/setup.ts'],
          include: [needsDocker],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'slow',
          environment: 'node',
          setupFiles: ['src/main/testing/setup.ts'],
          include: [slow],
          // Two derivations at once are enough for the memory of a small machine.
          fileParallelism: false,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'window',
          environment: 'jsdom',
          testTimeout: 30_000,
          // One jsdom for each file, without a new process for it.
          pool: 'vmThreads',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['src/renderer/testing/setup.ts'],
        },
      },
    ],
  },
});
