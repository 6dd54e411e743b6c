#!/usr/bin/env node
// Measures rules on the parts of the corpus that are there to learn from: `measure.js task/asks-to-report-on-people`,
// `measure.js task`, `measure.js ru` for one further language in all rules, `measure.js ru task`. Nothing else: a line a rule.
import { analyse } from '@telltale/engine'
import { readdirSync, readFileSync } from 'node:fs'
import { compilePack, measureRules, readLabelled } from '../dist/index.js'

const words = process.argv.slice(2)
const isLanguage = (word) => /^[a-z]{2,3}$/u.test(word)
const languages = words.filter(isLanguage)
const wanted = words.filter((word) => !isLanguage(word))
const { pack, rules } = compilePack(new URL('../../../packs/', import.meta.url).pathname, 'check')
const isRead = (language) =>
  languages.length === 0 ? /^(?:en|zh|yue)/u.test(language) : languages.some((code) => language.startsWith(code))
const conversations = ['tune', 'pairs']
  .map((part) => new URL(`../../../corpus/${part}/`, import.meta.url))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n')),
  )
  .filter((line) => line !== '')
  .map(readLabelled)
  .filter((each) => each && isRead(each.language))
const ids = rules
  .map(({ rule }) => rule.id)
  .filter((id) => wanted.length === 0 || wanted.some((each) => id === each || id.startsWith(`${each}/`)))
for (const { rule, labelled, found, missed, inInnocent, elsewhere } of measureRules(ids, pack, conversations)) {
  if (labelled + inInnocent.length + elsewhere.length === 0) continue
  console.log(
    `${rule}: found ${found} of ${labelled} labelled turns; ${inInnocent.length} in innocent conversations; ${elsewhere.length} elsewhere in approaches`,
  )
  if (wanted.length > 0) for (const line of missed) console.log(`  missed    ${line}`)
  if (wanted.length > 0 || languages.length > 0) for (const line of inInnocent) console.log(`  innocent  ${line}`)
  if (wanted.length > 0) for (const line of elsewhere) console.log(`  elsewhere ${line}`)
}
if (languages.length > 0) sayOutcomes()

/** What the rules alone make of whole conversations: the learned part has met these, and would flatter. */
function sayOutcomes() {
  const rulesOnly = Object.fromEntries(Object.entries(pack).filter(([name]) => name !== 'learned'))
  const loud = { approach: 0, innocent: 0 }
  const all = { approach: 0, innocent: 0 }
  for (const { id, label, turns } of conversations) {
    const reading = { format: 'corpus', voice: 'conversation', turns, events: [], notices: [] }
    const { outcome, findings } = analyse(reading, rulesOnly)
    const isLoud = outcome === 'caution' || outcome === 'pattern'
    all[label]++
    if (isLoud) loud[label]++
    if (isLoud && label === 'innocent') console.log(`  alarmed   ${id}: ${findings.map(({ rule }) => rule).join(', ')}`)
  }
  console.log(
    `Rules alone: ${loud.approach} of ${all.approach} approaches heard, ${loud.innocent} of ${all.innocent} innocent conversations falsely alarmed.`,
  )
}
