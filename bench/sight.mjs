// How much of what a photo shows is found: words, codes and things, in pictures drawn and spoilt here (`sight/scenes.mjs`,
// `sight/draw.mjs`). Prints recall by scene, by how the picture was spoilt and by language, each with how many there were,
// then time and memory. Needs Chromium, and takes about a quarter of an hour on two cores.
//
//   node bench/sight.mjs                                all of it
//   node bench/sight.mjs --scenes badge,plate --spoilt clean,photo --languages zh --variants 1 --show
//   node bench/sight.mjs --only names --few 40          words alone (or codes, things), in 40 pictures spread over all
import { parseArgs } from 'node:util'
import { openSightFromPackages } from '../packages/sight/dist/node.js'
import { openStudio, SPOILT } from './sight/draw.mjs'
import { SCENES } from './sight/scenes.mjs'

const { values } = parseArgs({
  options: {
    scenes: { type: 'string', default: Object.keys(SCENES).join(',') },
    spoilt: { type: 'string', default: Object.keys(SPOILT).join(',') },
    languages: { type: 'string', default: 'en,zh' },
    variants: { type: 'string', default: '3' },
    only: { type: 'string', default: 'names,codes,things' },
    few: { type: 'string', default: 'Infinity' },
    show: { type: 'boolean', default: false },
  },
})

/** Letters and digits only, so that a lost space or dot does not count as a lost name. */
const plain = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
const tables = { scene: new Map(), spoilt: new Map(), language: new Map(), all: new Map() }

function count(names, column, found) {
  for (const [table, name] of Object.entries(names)) {
    const row = tables[table].get(name) ?? new Map()
    const cell = row.get(column) ?? { found: 0, all: 0 }
    row.set(column, { found: cell.found + Number(found), all: cell.all + 1 })
    tables[table].set(name, row)
  }
}

const covers = (region, things) =>
  things.some((each) => shared(region, each.region) > 0.5 * region.width * region.height)
const shared = (a, b) =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

const studio = await openStudio()
const sight = await openSightFromPackages()
const times = { words: [], codes: [], things: [] }
const timed = async (name, work) => {
  const start = performance.now()
  const result = await work()
  times[name].push(performance.now() - start)
  return result
}

const only = new Set(values.only.split(','))
const planned = values.scenes
  .split(',')
  .flatMap((scene) =>
    values.languages
      .split(',')
      .flatMap((language) => values.spoilt.split(',').map((spoilt) => [scene, language, spoilt])),
  )
  .flatMap((each) => Array.from({ length: Number(values.variants) }, (_, seed) => [...each, seed].join(' ')))
// As many as are asked for, evenly from the whole list.
const share = Math.min(1, Number(values.few) / planned.length)
const chosen = new Set(planned.filter((_, index) => Math.floor((index + 1) * share) > Math.floor(index * share)))

let pictures = 0
for (const scene of values.scenes.split(',')) {
  for (const language of values.languages.split(',')) {
    for (const spoilt of values.spoilt.split(',')) {
      for (let seed = 0; seed < Number(values.variants); seed++) {
        if (!chosen.has([scene, language, spoilt, seed].join(' '))) continue
        const truth = await SCENES[scene](language, seed)
        const pixels = await studio.draw(truth.html, SPOILT[spoilt], { seed: seed + 1 })
        const lines = only.has('names') || only.has('things') ? await timed('words', () => sight.words(pixels)) : []
        const codes = only.has('codes') ? await timed('codes', () => sight.codes(pixels)) : []
        const things = only.has('things') ? await timed('things', () => sight.things(pixels)) : []
        pictures++
        const names = { scene, spoilt, language, all: 'all' }
        const read = lines.map(({ text }) => text)
        const text = plain(read.join(''))
        const missed = []
        const note = (column, wanted, found) => {
          count(names, column, found)
          if (!found) missed.push(`${column}: ${wanted}`)
        }
        for (const each of only.has('names') ? truth.markings : []) note('markings', each, text.includes(plain(each)))
        for (const each of only.has('names') ? truth.names : []) note('names', each, text.includes(plain(each)))
        for (const each of only.has('codes') ? truth.codes : [])
          note(
            'codes',
            each,
            codes.some((code) => code.text === each),
          )
        for (const each of truth.lines)
          if (only.has('names') && language === 'en' && text.includes(plain(each)))
            note(
              'spaces',
              each,
              read.some((line) => line.includes(each)),
            )
        for (const sign of only.has('things') ? truth.things : []) {
          const found = things.filter((each) => each.sign === sign)
          const placed = lines.filter((line) => truth.names.some((name) => plain(line.text).includes(plain(name))))
          note(sign, sign, found.length > 0 && placed.every((line) => covers(line.region, found)))
        }
        const extra = codes.filter((code) => !truth.codes.includes(code.text)).length
        if (extra > 0) missed.push(`${extra} codes that are not there`)
        if (values.show && missed.length > 0) console.log(scene, language, spoilt, seed, missed, read)
        process.stderr.write(`\r${pictures} pictures`)
      }
    }
  }
}
await studio.close()

const COLUMNS = ['markings', 'names', 'spaces', 'codes', 'paper', 'screen', 'plate']
process.stderr.write('\n')
console.log(`${pictures} pictures of 1600 by 1200. Each cell: share found, of how many.\n`)
for (const [name, table] of Object.entries(tables)) {
  console.log([name.padEnd(12), ...COLUMNS.map((each) => each.padEnd(13))].join(''))
  for (const [row, cells] of table) {
    const shares = COLUMNS.map((column) => {
      const { found = 0, all = 0 } = cells.get(column) ?? {}
      return (all === 0 ? '-' : `${(found / all).toFixed(3)} (${all})`).padEnd(13)
    })
    console.log([row.padEnd(12), ...shares].join(''))
  }
  console.log()
}
const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
for (const [name, list] of Object.entries(times).filter(([, each]) => each.length > 0))
  console.log(`${name.padEnd(8)} median ${Math.round(middle(list))} ms, longest ${Math.round(Math.max(...list))} ms`)
console.log(`largest memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, Chromium not counted`)
