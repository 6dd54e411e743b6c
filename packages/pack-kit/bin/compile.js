#!/usr/bin/env node
// Compiles packs/ to packs/dist: run by the build, never by hand.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { compileExposure, compilePack, compileWayout } from '../dist/index.js'

const packs = new URL('../../../packs/', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', packs), 'utf8'))
const today = new Date().toISOString().slice(0, 10)
const { pack: everyLanguage, library, problems: ofPack } = compilePack(packs.pathname, version, { today })
const { pack } = compilePack(packs.pathname, version, { today, languages: 'everyday' })
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

function write(file, content, flag = 'w') {
  writeFileSync(new URL(`dist/${file}`, packs), content, { flag })
}

/**
 * Writes one part of the packs as modules. Where there are files, the text is read, parsed and let go: a module keeps its
 * source for good, here twice, which is 13 MB for the rules.
 *
 * @param part - The names of its files: JSON, the module that holds it, the module that reads it, and types.
 * @param base - What it is laid over: the name of an export, and of the modules that have it.
 */
function writePart(part, { name, type, from, is }, data, base) {
  const ascii = inAscii(JSON.stringify(data))
  write(part.json, ascii)
  const importBase = (kind) => (base ? `import { ${base.name} } from '${base.from[kind]}'\n` : '')
  const whole = (parsed) => (base ? `{ ...${base.name}, ...${parsed} }` : parsed)
  const module = whole(`JSON.parse(${JSON.stringify(ascii)})`)
  const node = whole(`JSON.parse(readFileSync(new URL('${part.json}', import.meta.url), 'latin1'))`)
  write(part.module, `${importBase('module')}export const ${name} = ${module}\n`)
  write(part.node, `import { readFileSync } from 'node:fs'\n${importBase('node')}\nexport const ${name} = ${node}\n`)
  write(part.types, `import type { ${type} } from '${from}'\n/** ${is} */\nexport declare const ${name}: ${type}\n`)
}

const filesOf = (part) => ({
  json: `${part}.json`,
  module: `${part}.js`,
  node: `${part}-node.js`,
  types: `${part}.d.ts`,
})

mkdirSync(new URL('dist/', packs), { recursive: true })
// Where there are files, bytes are read as they are, and the net only when it is first needed: most conversations never need it.
const { net, table, ...numbers } = pack.learned ?? {}
writePart(
  { json: 'pack.json', module: 'index.js', node: 'node.js', types: 'index.d.ts' },
  {
    name: 'pack',
    type: 'CompiledPack',
    from: '@telltale/model',
    is: 'The rules, cases and sentences of this version of Telltale, compiled.',
  },
  pack.learned ? { ...pack, learned: numbers } : pack,
)
const add = (file, content) => write(file, content, 'a')
const inFile = (file) => `readFileSync(new URL('${file}', import.meta.url))`
if (table) {
  write('table.bin', Buffer.from(table, 'base64'))
  add('index.js', `pack.learned.table = ${JSON.stringify(table)}\n`)
  add('node.js', `pack.learned.table = ${inFile('table.bin')}\n`)
}
if (net) {
  const { words, pieces, layers, ...sizes } = net
  const parts = [words, pieces, layers].map((each) => Buffer.from(each, 'base64'))
  const [toWords, toPieces] = [parts[0].length, parts[0].length + parts[1].length]
  const cut = `words: part(0, ${toWords}), pieces: part(${toWords}, ${toPieces}), layers: part(${toPieces})`
  write('net.bin', Buffer.concat(parts))
  add('index.js', `pack.learned.net = JSON.parse(${JSON.stringify(inAscii(JSON.stringify(net)))})\n`)
  add(
    'node.js',
    `
Object.defineProperty(pack.learned, 'net', {
  enumerable: true,
  get() {
    const bytes = ${inFile('net.bin')}
    const part = (from, to) => bytes.subarray(from, to)
    return { ...${JSON.stringify(sizes)}, ${cut} }
  },
})
`,
  )
}
// The rest is loaded only by whoever asks for it. What the pack of every language shares with the everyday one is taken from
// there.
const SHARED = ['learned', 'wording', 'cases']
const ofEveryLanguage = Object.fromEntries(Object.entries(everyLanguage).filter(([name]) => !SHARED.includes(name)))
writePart(
  filesOf('every-language'),
  {
    name: 'everyLanguage',
    type: 'CompiledPack',
    from: '@telltale/model',
    is: 'The same rules as in the everyday pack, with what they know of every language: twice as large.',
  },
  ofEveryLanguage,
  { name: 'pack', from: { module: './index.js', node: './node.js' } },
)
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
