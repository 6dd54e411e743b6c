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
    // Only what hangs should meet these: how fast the work is says `bench/`, and a machine may be slow and busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A browser beside other work is late at times: what fails is tried once more, and fails when it fails again.
    retry: 1,
    // One worker a core: of two cores, one would otherwise stand by.
    maxWorkers: '100%',
  },
})
