#!/usr/bin/env node
// Checks help for countries: `check-help.js packs/help/gb.yaml`, or `check-help.js` for all of it.
import { basename } from 'node:path'
import { compileHelp } from '../dist/index.js'

const wanted = new Set(process.argv.slice(2).map((name) => `help/${basename(name)}`))
const today = new Date().toISOString().slice(0, 10)
const { help, problems, ageing } = compileHelp(new URL('../../../packs/', import.meta.url).pathname, today)
const isWanted = ({ path }) => wanted.size === 0 || wanted.has(path)
for (const { path, what } of ageing.filter(isWanted)) console.log(`packs/${path}: warning: ${what}, over a year ago`)
const wrong = problems.filter(isWanted)
for (const { path, what } of wrong) console.log(`packs/${path}: ${what}`)
const known = new Set([
  ...help.map(({ country }) => `help/${country.toLowerCase()}.yaml`),
  ...wrong.map(({ path }) => path),
])
const missing = [...wanted].filter((path) => !known.has(path))
for (const path of missing) console.log(`packs/${path}: there is no such file`)
const count = wrong.length + missing.length
console.log(count === 0 ? 'All good.' : `${count} to mend.`)
process.exitCode = count === 0 ? 0 : 1
