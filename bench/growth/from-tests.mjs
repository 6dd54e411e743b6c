import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Imports a module of the tests, which are TypeScript, with everything in it that writes the formats; none of the tests is
 * run. So a reader that joins the suite of the tests is measured without a word here.
 *
 * @param path - From the root of the repository.
 */
export async function fromTests(path) {
  const { module } = await runnerImport(here(`../../${path}`), {
    configFile: false,
    root: here('../..'),
    logLevel: 'error',
    resolve: {
      conditions: ['source'],
      alias: [
        { find: /^vitest$/, replacement: here('no-tests.mjs') },
        { find: /^\.\/behaviour\.js$/, replacement: here('formats.mjs') },
      ],
    },
  })
  return module
}
