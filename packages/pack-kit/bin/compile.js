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

/**
 * Writes one part of the packs as modules. Where there are files, the text is read, parsed and let go: a module keeps its
 * source for good, here twice, which is 13 MB for the rules.
 *
 * @param part - The names of its files: JSON, the module that holds it, the module that reads it, and types.
 */
function writePart(part, { name, type, from, is }, data) {
  const write = (file, content) => writeFileSync(new URL(`dist/${file}`, packs), content)
  const ascii = inAscii(JSON.stringify(data))
  write(part.json, ascii)
  write(part.module, `export const ${name} = JSON.parse(${JSON.stringify(ascii)})\n`)
  write(
    part.node,
    `import { readFileSync } from 'node:fs'\n\nexport const ${name} = JSON.parse(readFileSync(new URL('${part.json}', import.meta.url), 'latin1'))\n`,
  )
  write(part.types, `import type { ${type} } from '${from}'\n/** ${is} */\nexport declare const ${name}: ${type}\n`)
}

const filesOf = (part) => ({
  json: `${part}.json`,
  module: `${part}.js`,
  node: `${part}-node.js`,
  types: `${part}.d.ts`,
})

mkdirSync(new URL('dist/', packs), { recursive: true })
writePart(
  { json: 'pack.json', module: 'index.js', node: 'node.js', types: 'index.d.ts' },
  {
    name: 'pack',
    type: 'CompiledPack',
    from: '@telltale/model',
    is: 'The rules, cases and sentences of this version of Telltale, compiled.',
  },
  pack,
)
// The rest is loaded only by whoever asks for it.
writePart(
  filesOf('cases'),
  {
    name: 'library',
    type: 'CaseLibrary',
    from: '@telltale/cases',
    is: 'The published cases of this version of Telltale, in full.',
  },
  library,
)
writePart(
  filesOf('help'),
  {
    name: 'help',
    type: 'HelpPack',
    from: '@telltale/wayout',
    is: 'The plan, the questions and the help for countries of this version of Telltale, compiled.',
  },
  wayout.pack,
)
writePart(
  filesOf('exposure'),
  {
    name: 'exposurePack',
    type: 'CompiledExposurePack',
    from: '@telltale/model',
    is: 'What posts give away, with the sentences about it, of this version of Telltale, compiled.',
  },
  exposure.pack,
)
