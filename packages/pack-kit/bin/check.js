#!/usr/bin/env node
// Checks rules: `check.js hook/harmless-first-task`, `check.js hook` for a whole stage, `check.js ru` for one language in
// all rules, `check.js ru hook` for both, `check.js` for everything.
import { checkExamples, compilePack, EVERYDAY_LANGUAGES } from '../dist/index.js'

const words = process.argv.slice(2)
const isLanguage = (word) => /^[a-z]{2,3}$/u.test(word)
const languages = words.filter(isLanguage)
const wanted = words.filter((word) => !isLanguage(word))
const folder = new URL('../../../packs/', import.meta.url).pathname
const { pack, rules, problems } = compilePack(folder, 'check')
const everyLanguage = withDrafts(pack)
let everyday
/** The pack that talk in a language is read with; the everyday one is compiled when a language first asks for it. */
function packFor(language) {
  if (!EVERYDAY_LANGUAGES.includes(language)) return everyLanguage
  return (everyday ??= withDrafts(compilePack(folder, 'check', { languages: 'everyday' }).pack))
}
/** A draft does not speak in a report yet, but its author wants to hear it. */
function withDrafts(whole) {
  return {
    ...whole,
    rules: whole.rules.map((rule) => (rule.status === 'retired' ? rule : { ...rule, status: 'stable' })),
  }
}
const isOf = (id, name) => id === name || id.startsWith(`${name}/`)
const isWanted = (id) => wanted.length === 0 || wanted.some((each) => isOf(id, each))
const isSpoken = (language) => languages.length === 0 || languages.includes(language)
const known = new Set(rules.map(({ rule }) => rule.id))
let checked = 0
let wrong = 0
for (const { path, what } of problems) {
  const [, folder, id = ''] = /^(?:approach|other-languages\/([a-z]+))\/(.*)\.yaml$/u.exec(path) ?? []
  known.add(id)
  const language = folder ?? /^([a-z]{2,3}): /u.exec(what)?.[1] ?? ''
  if (!isWanted(id) || !isSpoken(language)) continue
  console.log(`packs/${path}: ${what}`)
  wrong++
}
for (const { rule } of rules.filter(({ rule: { id } }) => isWanted(id))) {
  const examples = Object.fromEntries(Object.entries(rule.examples).filter(([language]) => isSpoken(language)))
  const count = Object.values(examples).flat().length
  if (count === 0) continue
  checked += count
  const failures = Object.entries(examples).flatMap(([language, own]) =>
    checkExamples({ ...rule, examples: { [language]: own } }, packFor(language)),
  )
  console.log(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${rule.id} (${count} examples)`)
  for (const { language, example, variation, expected, found, hint } of failures) {
    wrong++
    console.log(`  ${language}: ${JSON.stringify(example)}${variation ? ` (${variation})` : ''}`)
    console.log(
      `    expected ${JSON.stringify(expected)}\n    found    ${JSON.stringify(found)}${hint ? `\n    ${hint}` : ''}`,
    )
  }
}
for (const name of wanted.filter((each) => ![...known].some((id) => isOf(id, each)))) {
  console.log(`${name}: there is no such rule or stage`)
  wrong++
}
if (checked + wrong === 0) {
  console.log('Nothing was checked: there is no such example.')
  wrong++
}
console.log(wrong === 0 ? 'All good.' : `${wrong} to mend.`)
process.exitCode = wrong === 0 ? 0 : 1
