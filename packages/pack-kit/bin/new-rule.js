#!/usr/bin/env node
// Makes a rule to start from: `new-rule.js hook/harmless-first-task`. It never touches a file that is there.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [id, folder = fileURLToPath(new URL('../../../packs/', import.meta.url)), ...more] = process.argv.slice(2)
if (!existsSync(new URL('../dist/index.js', import.meta.url))) {
  console.error('Telltale is not built yet. Run: npm run build')
  process.exit(2)
}
const { newRule } = await import('../dist/index.js')

function refuse(what) {
  console.error(what)
  process.exit(2)
}

if (id === undefined || more.length > 0) refuse('Usage: npm run packs:new -- stage/what-a-person-would-see')
let text
try {
  text = newRule(id)
} catch (error) {
  refuse(error instanceof Error ? error.message : 'That is no name for a rule.')
}
const path = join(folder, 'approach', `${id}.yaml`)
try {
  mkdirSync(dirname(path), { recursive: true })
  // `wx` fails where there is a file, also when it came there a moment ago.
  writeFileSync(path, text, { flag: 'wx' })
} catch (error) {
  refuse(
    error instanceof Error && 'code' in error && error.code === 'EEXIST'
      ? `There is already a rule ${id}.`
      : 'The file could not be written.',
  )
}
console.log(`Made packs/approach/${id}.yaml. Fill it in, then run: npm run packs:check -- ${id}`)
