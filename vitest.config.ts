import { defineConfig } from 'vitest/config'
import { compileCacheFolder } from './src/lib/compile-cache.ts'

// For the threads and processes that tests start by the hundred.
process.env['NODE_COMPILE_CACHE'] ??= compileCacheFolder

const shared = { testTimeout: 20_000, hookTimeout: 20_000 }

export default defineConfig({
  test: {
    // Most tests wait for sockets, processes and clocks: one for each core would leave a machine of two cores idle.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...shared,
          name: 'program',
          // Files of one worker share what they import, which is most of what a short one would do. None replaces modules.
          isolate: false,
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/browser/**'],
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/support/build-pages.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
