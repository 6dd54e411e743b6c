// How the time of the work grows with the size of what it is given: for each case the power of the size that the time
// follows, 1 for linear and 2 for quadratic. Hostile text must not cost more than its length, and a limit in milliseconds
// would say more about the machine than about the work. Ends with 1 when a case is over its limit each time it is tried.
//
//   npm run build && node bench/growth.mjs                  all of it, about five minutes
//   node bench/growth.mjs --only readers                    cases with these words in their name
import { parseArgs } from 'node:util'
import { fitGrowth } from './growth/fit-growth.mjs'

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })

/** One file of cases for each package. */
const GROUPS = [
  'engine',
  'classifier',
  'readers',
  'parsers',
  'sources',
  'host-node',
  'render',
  'exposure',
  'cases',
  'second-reader',
  'wayout',
  'seal',
  'cli',
]
/** What a busy machine may make of linear work; quadratic work shows as 2. */
const MOST = 1.4
/** Only another program makes the same work fast once and slow another time, so that one good fit is enough. */
const TRIES = 4
const TOO_SHORT_MS = 300

/** Fits a case, and again where it is over its limit; the best fit counts. */
async function measure({ sizes, make, work, most = MOST }) {
  let best
  let measured = sizes
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const fit = await fitGrowth(measured, make, work)
    // Work that needs more memory than is near at hand is slower from some size on, once. What grows faster than its size
    // shows between the largest sizes as well.
    const power = Math.min(fit.power, fit.last)
    if (best === undefined || power < best.judged) best = { ...fit, judged: power, sizes: measured }
    if (best.judged <= most) break
    // What is done in little time shows the clock, and the step where memory begins to cost: it is given more to do.
    if (fit.times.at(-1) < TOO_SHORT_MS) measured = measured.map((size) => size * 4)
  }
  return { ...best, power: best.judged, isOver: best.judged > most, most }
}

const table = []
const over = []
for (const group of GROUPS) {
  const { cases } = await import(`./growth/${group}.mjs`)
  const asked = cases.filter(({ what }) => `${group}: ${what}`.includes(values.only))
  if (asked.length === 0) continue
  console.log(`\n${group}`)
  const fits = []
  for (const each of asked) {
    const { power, times, sizes, isOver, most } = await measure(each)
    fits.push({ what: each.what, power })
    if (isOver) over.push(`${group}: ${each.what}: ${power.toFixed(2)}, at most ${most}`)
    const taken = times.map((time, index) => `${sizes[index]}: ${time.toFixed(1)}`).join(', ')
    console.log(`${power.toFixed(2).padStart(6)}${isOver ? ' OVER' : ''}  ${each.what}  (${taken} ms)`)
  }
  fits.sort((a, b) => a.power - b.power)
  table.push({
    group,
    cases: fits.length,
    'middle power': fits[fits.length >> 1].power.toFixed(2),
    'highest power': fits.at(-1).power.toFixed(2),
    of: fits.at(-1).what.slice(0, 60),
  })
}
console.table(table)
if (over.length > 0) console.log(`Grows faster than it may:\n${over.join('\n')}`)
else console.log('Nothing grows faster than it may.')
process.exitCode = over.length > 0 ? 1 : 0
