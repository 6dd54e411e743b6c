#!/usr/bin/env node
// Compiles packs/ to packs/dist: run by the build, never by hand.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { compilePack } from '../dist/index.js'

const packs = new URL('../../../packs/', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', packs), 'utf8'))
const { pack, problems } = compilePack(packs.pathname, version)
for (const { path, what } of problems) console.error(`packs/${path}: ${what}`)
if (problems.length > 0 && !process.argv.includes('--even-so')) {
  console.error(`\n${problems.length} problems. Nothing was compiled.`)
  process.exit(1)
}
mkdirSync(new URL('dist/', packs), { recursive: true })
const json = JSON.stringify(pack)
// A string that is parsed loads faster than the same data written as code. Written in ASCII, it also takes half the memory:
// one character beyond, and every character takes two bytes. Hence no `u` flag: halves of rare characters are units too.
const ascii = json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
writeFileSync(new URL('dist/index.js', packs), `export const pack = JSON.parse(${JSON.stringify(ascii)})\n`)
// Where there are files, the text is read, parsed and let go. A module keeps its source for good, here twice: 13 MB.
writeFileSync(new URL('dist/pack.json', packs), ascii)
writeFileSync(
  new URL('dist/node.js', packs),
  "import { readFileSync } from 'node:fs'\n\nexport const pack = JSON.parse(readFileSync(new URL('pack.json', import.meta.url), 'latin1'))\n",
)
writeFileSync(
  new URL('dist/index.d.ts', packs),
  "import type { CompiledPack } from '@telltale/model'\n/** The rules, cases and sentences of this version of Telltale, compiled. */\nexport declare const pack: CompiledPack\n",
)
