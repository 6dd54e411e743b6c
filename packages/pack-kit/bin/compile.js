#!/usr/bin/env node
// Compiles packs/ to packs/dist: run by the build, never by hand.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { compileExposure, compilePack, compileWayout } from '../dist/index.js'

const packs = new URL('../../../packs/', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', packs), 'utf8'))
const today = new Date().toISOString().slice(0, 10)
const { pack, library, problems: ofPack } = compilePack(packs.pathname, version, today)
const wayout = compileWayout(packs.pathname, today)
const exposure = compileExposure(packs.pathname, version)
const problems = [...ofPack, ...wayout.problems, ...exposure.problems]
for (const { path, what } of wayout.ageing) console.error(`packs/${path}: warning: ${what}, over a year ago`)
for (const { path, what } of problems) console.error(`packs/${path}: ${what}`)
if (problems.length > 0 && !process.argv.includes('--even-so')) {
  console.error(`\n${problems.length} problems. Nothing was compiled.`)
  process.exit(1)
}
/**
 * A string that is parsed loads faster than the same data written as code. Written in ASCII, it also takes half the memory:
 * one character beyond, and every character takes two bytes. Hence no `u` flag: halves of rare characters are units too.
 */
function inAscii(json) {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

mkdirSync(new URL('dist/', packs), { recursive: true })
const ascii = inAscii(JSON.stringify(pack))
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

// The library of cases is loaded only by whoever asks for it.
const cases = inAscii(JSON.stringify(library))
writeFileSync(new URL('dist/cases.js', packs), `export const library = JSON.parse(${JSON.stringify(cases)})\n`)
writeFileSync(new URL('dist/cases.json', packs), cases)
writeFileSync(
  new URL('dist/cases-node.js', packs),
  "import { readFileSync } from 'node:fs'\n\nexport const library = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'latin1'))\n",
)
writeFileSync(
  new URL('dist/cases.d.ts', packs),
  "import type { CaseLibrary } from '@telltale/cases'\n/** The published cases of this version of Telltale, in full. */\nexport declare const library: CaseLibrary\n",
)

// So is the way out, with the help for countries.
const help = inAscii(JSON.stringify(wayout.pack))
writeFileSync(new URL('dist/help.js', packs), `export const help = JSON.parse(${JSON.stringify(help)})\n`)
writeFileSync(new URL('dist/help.json', packs), help)
writeFileSync(
  new URL('dist/help-node.js', packs),
  "import { readFileSync } from 'node:fs'\n\nexport const help = JSON.parse(readFileSync(new URL('help.json', import.meta.url), 'latin1'))\n",
)
writeFileSync(
  new URL('dist/help.d.ts', packs),
  "import type { HelpPack } from '@telltale/wayout'\n/** The plan, the questions and the help for countries of this version of Telltale, compiled. */\nexport declare const help: HelpPack\n",
)

// And what posts give away: it is asked for before something is published, never in a check of a conversation.
const posts = inAscii(JSON.stringify(exposure.pack))
writeFileSync(new URL('dist/exposure.js', packs), `export const exposurePack = JSON.parse(${JSON.stringify(posts)})\n`)
writeFileSync(new URL('dist/exposure.json', packs), posts)
writeFileSync(
  new URL('dist/exposure-node.js', packs),
  "import { readFileSync } from 'node:fs'\n\nexport const exposurePack = JSON.parse(readFileSync(new URL('exposure.json', import.meta.url), 'latin1'))\n",
)
writeFileSync(
  new URL('dist/exposure.d.ts', packs),
  "import type { CompiledExposurePack } from '@telltale/model'\n/** What posts give away, with the sentences about it, of this version of Telltale, compiled. */\nexport declare const exposurePack: CompiledExposurePack\n",
)
