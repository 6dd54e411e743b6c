// Changes the fixtures of every reader at random, far more often than the tests do:
// `npm run fuzz -- --count 100000 [--from 1] [--reader whatsapp]`. What fails names its seed; put it into
// packages/readers/test/fuzz-seeds.json, and it is tried for ever.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    from: { type: 'string', default: '1' },
    reader: { type: 'string' },
  },
})
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const { status } = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    'packages/readers/test/fuzz.test.ts',
    // The library for PDFs lets go of promises that fail. Hosts read those in a thread of its own (`readApart`).
    '--dangerouslyIgnoreUnhandledErrors',
    ...(values.reader ? ['-t', `^${values.reader} bears`] : []),
  ],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, TELLTALE_FUZZ: values.count, TELLTALE_FUZZ_FROM: values.from },
  },
)
process.exitCode = status ?? 1
