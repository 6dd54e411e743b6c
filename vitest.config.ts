import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Workspace packages are tested from their sources, so that a test never runs yesterday's build.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'packs/test/**/*.test.ts',
      'apps/*/test/**/*.test.ts',
      'training/test/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    testTimeout: 30_000,
    // One worker a core: of two cores, one would otherwise stand by.
    maxWorkers: '100%',
  },
})
