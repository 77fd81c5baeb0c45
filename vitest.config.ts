import { defineConfig } from 'vitest/config'

const shared = { testTimeout: 20_000, hookTimeout: 20_000 }

export default defineConfig({
  test: {
    // Most tests wait for sockets and processes: one at a time would leave a machine of two cores idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'program',
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
