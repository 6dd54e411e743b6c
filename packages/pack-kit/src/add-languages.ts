import { join } from 'node:path'
import type { PackFile } from './read-packs.js'
import { LISTS_OF_LANGUAGE } from './read-shared-lists.js'
import type { ExampleEntry, PatternEntry, RuleFile } from './rule-file.js'
import { sayShape } from './say-shape.js'
import { schemaValidator } from './schema-validator.js'

/** What one technique sounds like in one further language, as its author writes it. */
interface RuleInLanguage {
  readonly lists?: Readonly<Record<string, readonly string[]>>
  readonly match: readonly PatternEntry[]
  readonly told?: readonly PatternEntry[]
  readonly unless?: readonly string[]
  readonly examples: readonly ExampleEntry[]
}

const PLACE = /^other-languages\/([a-z]{2,3})\/([a-z-]+\/[a-z0-9-]+)\.yaml$/u
/** Fewer than in the languages that every rule speaks: these grow rule by rule. */
const FEWEST_EXAMPLES = 3

/**
 * Adds to each rule what stands about it under `other-languages/`: patterns, lists and examples of one language a file,
 * so that a language is a folder of its own and enters without a change to any rule.
 *
 * @param folder - The packs folder, for its schemas.
 * @param ruleFiles - The rules as written.
 * @param report - Told of every file that does not fit: its shape, a rule that does not exist, a language that the rule
 * speaks already, too few examples.
 * @returns The same rules in the same order, speaking more languages.
 */
export function addLanguages(
  folder: string,
  ruleFiles: readonly { readonly path: string; readonly rule: RuleFile }[],
  files: readonly PackFile[],
  report: (path: string, what: string) => void,
): { readonly path: string; readonly rule: RuleFile }[] {
  const rules = new Map(ruleFiles.map(({ rule }) => [rule.id, rule]))
  const validate = validatorFor(join(folder, 'rule-in-language.schema.json'), join(folder, 'rule.schema.json'))
  for (const { path, data } of files) {
    if (!path.startsWith('other-languages/') || LISTS_OF_LANGUAGE.test(path)) continue
    const [, language = '', id = ''] = PLACE.exec(path) ?? []
    const rule = rules.get(id)
    if (rule === undefined) {
      report(path, 'lies at the place of no rule: other-languages/<language>/<stage>/<technique>.yaml')
      continue
    }
    if (!validate(data)) {
      for (const what of sayShape(validate.errors ?? [])) report(path, what)
      continue
    }
    if (rule.match[language] !== undefined) {
      report(path, `the rule has patterns in "${language}" already`)
      continue
    }
    const hits = data.examples.filter(({ finds, todo }) => finds.length > 0 && todo === undefined).length
    const misses = data.examples.filter(({ finds }) => finds.length === 0).length
    if (hits < FEWEST_EXAMPLES) report(path, `${hits} examples that are found, ${FEWEST_EXAMPLES} are needed`)
    if (misses < FEWEST_EXAMPLES) report(path, `${misses} near-misses, ${FEWEST_EXAMPLES} are needed`)
    rules.set(id, speakingToo(rule, language, data))
  }
  return ruleFiles.map(({ path, rule }) => ({ path, rule: rules.get(rule.id) ?? rule }))
}

const validatorFor = schemaValidator<RuleInLanguage>()

function speakingToo(rule: RuleFile, language: string, more: RuleInLanguage): RuleFile {
  const lists: Record<string, Readonly<Record<string, readonly string[]>>> = { ...rule.lists }
  for (const [name, entries] of Object.entries(more.lists ?? {})) lists[name] = { ...lists[name], [language]: entries }
  return {
    ...rule,
    ...(more.lists === undefined ? {} : { lists }),
    match: { ...rule.match, [language]: more.match },
    ...(more.told === undefined ? {} : { told: { ...rule.told, [language]: more.told } }),
    ...(more.unless === undefined ? {} : { unless: { ...rule.unless, [language]: more.unless } }),
    examples: { ...rule.examples, [language]: more.examples },
  }
}
