#!/usr/bin/env node
// Checks cases: `check-cases.js packs/cases/cn-zhao-selfies-2024.yaml`, or `check-cases.js` for every one.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { checkCase, readPacks } from '../dist/index.js'

const packs = fileURLToPath(new URL('../../../packs/', import.meta.url))
const named = process.argv.slice(2)
const cases = join(packs, 'cases')
const files = named.length > 0 ? named : readdirSync(cases).map((name) => join(cases, name))

const rules = new Map()
for (const { data } of readPacks(join(packs, 'approach')).files) {
  if (typeof data?.id === 'string') rules.set(data.id, data.status)
}
const today = new Date().toISOString().slice(0, 10)

let good = 0
let wrong = 0
for (const file of files) {
  const name = basename(file)
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    wrong++
    console.log(`FAIL ${name}\n  there is no such file, or it cannot be read`)
    continue
  }
  let data
  try {
    data = parse(text, { maxAliasCount: 0, uniqueKeys: true })
  } catch (error) {
    wrong++
    console.log(`FAIL ${name}\n  not valid YAML: ${error instanceof Error ? error.message : 'unreadable'}`)
    continue
  }
  const { problems } = checkCase(data, join(packs, 'case.schema.json'), rules, today)
  const told = problems.map(({ where, what }) => `${where}: ${what}`)
  if (typeof data?.id === 'string' && `${data.id}.yaml` !== name) told.push(`id: is "${data.id}", and the file ${name}`)
  if (told.length === 0) good++
  wrong += told.length
  console.log(`${told.length === 0 ? 'ok  ' : 'FAIL'} ${name}`)
  for (const line of told) console.log(`  ${line}`)
}
console.log(wrong === 0 ? `All good: ${good} records.` : `${wrong} to mend.`)
process.exitCode = wrong === 0 ? 0 : 1
