// Builds everything in the one order that works: the pack compiler, the packs, then all that uses them.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = process.execPath
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))

function run(...args) {
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

run(tsc, '-b', 'packages/pack-kit')
run('packages/pack-kit/bin/compile.js', ...process.argv.filter((each) => each === '--even-so'))
if (!process.argv.includes('packs')) {
  run(tsc, '-b')
  run('scripts/build-web.mjs')
}
