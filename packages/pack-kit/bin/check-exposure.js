#!/usr/bin/env node
// Checks rules about posts: `check-exposure.js workplace/unit-name`, `check-exposure.js workplace` for a whole kind, a file's path, or nothing for all.
import { basename, dirname, resolve } from 'node:path'
import { checkExposureExamples, compileExposure } from '../dist/index.js'

const packs = new URL('../../../packs/', import.meta.url).pathname
/** A path of a file, or an id. */
const nameOf = (word) =>
  word.endsWith('.yaml') ? `${basename(dirname(resolve(word)))}/${basename(word, '.yaml')}` : word.replace(/\/$/u, '')
const wanted = process.argv.slice(2).map(nameOf)
const { pack: shipped, rules, problems } = compileExposure(packs, 'check')
// A draft does not speak in a report yet, but its author wants to hear it.
const live = (each) => (each.status === 'retired' ? each : { ...each, status: 'stable' })
const pack = { ...shipped, rules: shipped.rules.map(live), exposures: shipped.exposures.map(live) }
const isOf = (id, name) => id === name || id.startsWith(`${name}/`)
const isWanted = (id) => wanted.length === 0 || wanted.some((each) => isOf(id, each))
const known = new Set(rules.map(({ rule }) => rule.id))
let wrong = 0
for (const { path, what } of problems) {
  const isRule = /^exposure\/(?!lists\/)[^/]+\//u.test(path)
  const id = path.replace(/^exposure\//u, '').replace(/\.yaml$/u, '')
  if (isRule) known.add(id)
  if (isRule && !isWanted(id)) continue
  console.log(`packs/${path}: ${what}`)
  wrong++
}
for (const { rule } of rules.filter(({ rule: { id } }) => isWanted(id))) {
  const failures = checkExposureExamples(rule, pack)
  const count = Object.values(rule.examples ?? {}).flat().length
  console.log(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${rule.id} (${count} examples)`)
  for (const { language, example, variation, expected, found, hint } of failures) {
    wrong++
    console.log(`  ${language}: ${JSON.stringify(example)}${variation ? ` (${variation})` : ''}`)
    console.log(
      `    ${expected.length > found.length ? 'missed: ' : ''}expected ${JSON.stringify(expected)}\n    found    ${JSON.stringify(found)}${hint ? `\n    ${hint}` : ''}`,
    )
  }
}
for (const name of wanted.filter((each) => ![...known].some((id) => isOf(id, each)))) {
  console.log(`${name}: there is no such rule or kind`)
  wrong++
}
console.log(wrong === 0 ? 'All good.' : `${wrong} to mend.`)
process.exitCode = wrong === 0 ? 0 : 1
