// Makes a fresh clone ready: installs what the lockfile says, if that is not there yet, and builds.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const mark = new URL('../node_modules/.telltale-set-up', import.meta.url)
const lock = createHash('sha256')
  .update(readFileSync(new URL('../package-lock.json', import.meta.url)))
  .digest('hex')

function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

if (!existsSync(mark) || readFileSync(mark, 'utf8') !== lock) {
  console.error('Installing (once)…')
  // No package may run code of its own while it is installed.
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(mark, lock)
}
console.error('Building…')
run(process.execPath, ['scripts/build.mjs'])
