// A first report: makes a fresh clone ready, then reads the bundled example conversation.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1

const ready = run('scripts/set-up.mjs')
// Status 1 says that the example is worth a check, which is right: only 2 is a failure.
const checked = ready === 0 ? run('apps/cli/bin/telltale.js', 'check', 'examples/harbour-photos.txt') : 2
process.exitCode = checked > 1 ? checked : 0
