#!/usr/bin/env node
// Measures rules on the part of the corpus that is there to learn from: `measure.js task/asks-to-report-on-people`.
import { readdirSync, readFileSync } from 'node:fs'
import { compilePack, measureRules, readLabelled } from '../dist/index.js'

const wanted = process.argv.slice(2)
const { pack, rules } = compilePack(new URL('../../../packs/', import.meta.url).pathname, 'check')
const folder = new URL('../../../corpus/tune/', import.meta.url)
const conversations = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map(readLabelled)
  .filter((each) => each && /^(?:en|zh|yue)/u.test(each.language))
const ids = rules
  .map(({ rule }) => rule.id)
  .filter((id) => wanted.length === 0 || wanted.some((each) => id === each || id.startsWith(`${each}/`)))
for (const { rule, labelled, found, missed, inInnocent, elsewhere } of measureRules(ids, pack, conversations)) {
  console.log(
    `${rule}: found ${found} of ${labelled} labelled turns; ${inInnocent.length} in innocent conversations; ${elsewhere.length} elsewhere in approaches`,
  )
  if (wanted.length === 0) continue
  for (const line of missed) console.log(`  missed    ${line}`)
  for (const line of inInnocent) console.log(`  innocent  ${line}`)
  for (const line of elsewhere) console.log(`  elsewhere ${line}`)
}
