import { defineConfig } from 'vitest/config'

const EVERY_TEST = [
  'packages/*/test/**/*.test.ts',
  'packs/test/**/*.test.ts',
  'apps/*/test/**/*.test.ts',
  'training/test/**/*.test.ts',
  'test/**/*.test.ts',
]

/**
 * Tests that work their way through screens of the web app. Not among them, although they drive a browser too: that nothing
 * is asked for over the network (`offline`), and that reports are the same everywhere (`determinism`). A promise that is
 * broken every second time is broken.
 */
const SCREENS = ['accessible', 'cases', 'cases-site', 'journey', 'kept', 'pictures', 'post', 'stick', 'wayout'].map(
  (name) => `apps/web/test/${name}.test.ts`,
)

export default defineConfig({
  // Workspace packages are tested from their sources, so that a test never runs yesterday's build.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    // Only what hangs should meet these: how fast the work is says `bench/`, and a machine may be slow and busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One worker a core: of two cores, one would otherwise stand by.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'all else', include: EVERY_TEST, exclude: SCREENS } },
      // A browser beside other work is late at times: what fails is tried once more, and fails when it fails again.
      { extends: true, test: { name: 'screens', include: SCREENS, retry: 1 } },
    ],
  },
})
