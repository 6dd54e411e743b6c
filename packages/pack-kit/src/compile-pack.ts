import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseLibrary } from '@telltale/cases'
import { buildLexicon } from '@telltale/engine'
import {
  isRecord,
  KINDS,
  STAGES,
  type CompiledExpression,
  type CompiledFrame,
  type CompiledPack,
  type CompiledPattern,
  type CompiledRule,
  type Fact,
  type FactName,
  type FrameKind,
  type LearnedPart,
  type Stage,
  type Wording,
} from '@telltale/model'
import { compileCases } from './compile-cases.js'
import { compileExpression, SetTable, type PatternContext } from './compile-expression.js'
import { PatternError } from './parse-pattern.js'
import { readPacks, type PackFile, type Problem } from './read-packs.js'
import type { ListsFile, PatternEntry, RuleFile } from './rule-file.js'
import { traditionalPairs } from './traditional-pairs.js'
import { validateRule } from './validate-rule.js'
import type { WordForms } from './word-forms.js'
import { writeRows } from './write-rows.js'

export interface PackBuild {
  readonly pack: CompiledPack
  /** The published cases, in full. */
  readonly library: CaseLibrary
  /** The rules as written, for those who run their examples. */
  readonly rules: readonly { readonly path: string; readonly rule: RuleFile }[]
  readonly problems: readonly Problem[]
}

const FRAME_KINDS: readonly FrameKind[] = ['negated', 'reported', 'warned', 'retold', 'affirmed']
const FACT_NAMES: readonly FactName[] = ['persona', 'lure', 'ask', 'force', 'channel']
/** Every rule speaks these; further languages are added by data alone. */
const REQUIRED_LANGUAGES = ['en', 'zh']
const FEWEST_EXAMPLES = 6

/**
 * Reads, checks and compiles the packs folder.
 *
 * All problems are gathered, so that an author sees them at once; a pack with problems must not be shipped, though it
 * is complete as far as it goes, so that the rest can be tried.
 *
 * @param folder - The folder that holds `approach/`, `language/`, `wording/`, `cases/` and `sources.yaml`.
 * @param today - As `2026-11-22`; no case may be dated later. Nothing is held against the calendar when it is left out.
 */
export function compilePack(folder: string, version: string, today?: string): PackBuild {
  const { files, problems: unreadable } = readPacks(folder)
  const problems: Problem[] = [...unreadable]
  const report = (path: string, what: string): void => void problems.push({ path, what })

  const languages = readLanguages(files, report)
  const sharedLists = readSharedLists(files, report)
  const folding = readFolding(files)
  const emptyLexicon = buildLexicon({ vocabulary: [], folding })
  const sets = new SetTable()
  const frequencyOf = countWords(files, emptyLexicon.simplified)

  const contextFor = (language: string, own: ListsFile | undefined): PatternContext => ({
    list: (name) => {
      const list = own?.[name] ?? sharedLists.get(name)
      if (!list) return undefined
      const entries = [...(list[language] ?? []), ...(list['any'] ?? [])]
      return entries.length > 0 ? entries : undefined
    },
    forms: languages.get(language)?.forms ?? { irregular: {}, regular: [] },
    macros: languages.get(language)?.macros ?? {},
    simplified: emptyLexicon.simplified,
    frequencyOf,
    sets,
  })

  const ruleFiles: { path: string; rule: RuleFile }[] = []
  const ids = new Map<string, string>()
  for (const { path, data } of files) {
    if (!/^approach\/(?!lists\/)/u.test(path)) continue
    const { rule, problems: shape } = validateRule(data, join(folder, 'rule.schema.json'))
    for (const what of shape) report(path, what)
    if (!rule) continue
    if (`approach/${rule.id}.yaml` !== path) report(path, `the id "${rule.id}" does not say where the file is`)
    const twin = ids.get(rule.id)
    if (twin) report(path, `the id is also that of ${twin}`)
    ids.set(rule.id, path)
    ruleFiles.push({ path, rule })
  }
  const sources = readSources(files)
  const rules: CompiledRule[] = []
  for (const { path, rule } of ruleFiles) {
    checkRule(rule, sources, (what) => report(path, what))
    rules.push(compileRule(rule, contextFor, (what) => report(path, what)))
  }

  const frames: CompiledFrame[] = []
  for (const [language, { frames: byKind, path }] of languages) {
    for (const kind of FRAME_KINDS) {
      for (const pattern of byKind[kind] ?? []) {
        const expression = tryCompile(pattern, contextFor(language, undefined), (what) => report(path, what))
        if (expression) frames.push({ kind, expression })
      }
    }
  }

  const { vocabulary, sets: wordSets } = numberWords(sets)
  const wording = readWording(files)
  const cases = compileCases(
    files,
    { folder, version, rules, wording, ...(today === undefined ? {} : { today }) },
    report,
  )
  const withoutDigest = {
    packVersion: 1 as const,
    version,
    languages: [...languages.keys()].sort(),
    folding,
    vocabulary,
    sets: wordSets,
    phrases: writeRows(sets.phrases.flatMap((phrases, list) => phrases.map((phrase) => [list, ...phrase]))),
    frames,
    rules: rules.sort((a, b) => stageOrder(a) - stageOrder(b) || (a.id < b.id ? -1 : 1)),
    cases: cases.precedents,
    wording,
    ...readLearned(folder, report),
  }
  const digest = createHash('sha256').update(JSON.stringify(withoutDigest)).digest('hex')
  return { pack: { ...withoutDigest, digest }, library: cases.library, rules: ruleFiles, problems }
}

type Tell = (what: string) => void

interface Language {
  readonly path: string
  readonly forms: WordForms
  readonly frames: Readonly<Partial<Record<FrameKind, readonly string[]>>>
  readonly macros: Readonly<Record<string, readonly string[]>>
}

function readLanguages(
  files: readonly PackFile[],
  report: (path: string, what: string) => void,
): Map<string, Language> {
  const languages = new Map<string, Language>()
  for (const { path, data } of files) {
    const code = /^language\/([a-z]{2,3})\.yaml$/u.exec(path)?.[1]
    if (!code) continue
    if (!isRecord(data)) {
      report(path, 'is empty')
      continue
    }
    const forms = isRecord(data['forms']) ? data['forms'] : {}
    const irregular: Record<string, readonly string[]> = {}
    if (isRecord(forms['irregular'])) {
      for (const [word, list] of Object.entries(forms['irregular'])) irregular[word] = strings(list)
    }
    const regular = list(forms['regular']).flatMap((each) =>
      isRecord(each) && typeof each['ends'] === 'string' ? [{ ends: each['ends'], forms: strings(each['forms']) }] : [],
    )
    const frames = isRecord(data['frames']) ? data['frames'] : {}
    const macros: Record<string, readonly string[]> = {}
    if (isRecord(data['classes'])) {
      for (const [name, patterns] of Object.entries(data['classes'])) macros[name] = strings(patterns)
    }
    languages.set(code, {
      path,
      forms: { irregular, regular },
      frames: Object.fromEntries(FRAME_KINDS.map((kind) => [kind, strings(frames[kind])])),
      macros,
    })
  }
  return languages
}

function readSharedLists(
  files: readonly PackFile[],
  report: (path: string, what: string) => void,
): Map<string, Readonly<Record<string, readonly string[]>>> {
  const lists = new Map<string, Readonly<Record<string, readonly string[]>>>()
  for (const { path, data } of files) {
    if (!path.startsWith('approach/lists/')) continue
    const named = isRecord(data) ? data['lists'] : undefined
    if (!isRecord(named)) {
      report(path, 'must hold "lists:"')
      continue
    }
    for (const [name, byLanguage] of Object.entries(named)) {
      if (lists.has(name)) report(path, `the list "${name}" stands in another file too`)
      if (!isRecord(byLanguage)) report(path, `the list "${name}" must name its languages`)
      else
        lists.set(
          name,
          Object.fromEntries(Object.entries(byLanguage).map(([code, entries]) => [code, strings(entries)])),
        )
    }
  }
  return lists
}

function readFolding(files: readonly PackFile[]): CompiledPack['folding'] {
  const data = files.find(({ path }) => path === 'language/folding.yaml')?.data
  const table = (name: string): string => {
    const pairs = isRecord(data) ? data[name] : undefined
    return isRecord(pairs) ? Object.entries(pairs).flat().map(String).join('') : ''
  }
  return { lookalikes: table('lookalikes'), traditional: traditionalPairs(), leet: table('leet') }
}

function readSources(files: readonly PackFile[]): ReadonlySet<string> | undefined {
  const data = files.find(({ path }) => path === 'sources.yaml')?.data
  const sources = isRecord(data) ? data['sources'] : undefined
  return isRecord(sources) ? new Set(Object.keys(sources)) : undefined
}

/** What a schema cannot say. */
function checkRule(rule: RuleFile, sources: ReadonlySet<string> | undefined, tell: Tell): void {
  const [stage] = rule.id.split('/')
  if (!isStage(stage) && !isBeside(stage)) tell(`there is no stage "${stage ?? ''}"`)
  for (const source of rule.sources)
    if (sources && !sources.has(source)) tell(`the source "${source}" is not in sources.yaml`)
  if (stage === 'counter' && (rule.by !== 'approacher' || rule.told !== undefined || rule.facts !== undefined))
    tell('what speaks against an approach is in the other side’s own words: by approacher, no told, no facts')
  if (stage === 'account') return
  for (const language of REQUIRED_LANGUAGES) {
    const examples = rule.examples[language] ?? []
    const spoken = examples.filter(({ told }) => told === undefined)
    const hits = spoken.filter(({ finds, todo }) => finds.length > 0 && todo === undefined).length
    const misses = spoken.filter(({ finds }) => finds.length === 0).length
    if (hits < FEWEST_EXAMPLES) tell(`${language}: ${hits} examples that are found, ${FEWEST_EXAMPLES} are needed`)
    if (misses < FEWEST_EXAMPLES) tell(`${language}: ${misses} near-misses, ${FEWEST_EXAMPLES} are needed`)
    if (!rule.match[language]?.length) tell(`${language}: no pattern`)
  }
  for (const [language, examples] of Object.entries(rule.examples)) {
    for (const { says, talk, told } of examples) {
      if ([says, talk, told].filter((each) => each !== undefined).length !== 1) {
        tell(`${language}: an example has one of says, talk and told`)
      }
    }
  }
}

function compileRule(
  rule: RuleFile,
  contextFor: (language: string, own: ListsFile | undefined) => PatternContext,
  tell: Tell,
): CompiledRule {
  const compileAll = (byLanguage: RuleFile['match'] | undefined): CompiledPattern[] =>
    Object.entries(byLanguage ?? {}).flatMap(([language, entries]) => {
      const context = contextFor(language, rule.lists)
      return entries.map((entry) => compilePattern(entry, language, rule.unless?.[language] ?? [], context, tell))
    })
  const [stage = ''] = rule.id.split('/')
  return {
    id: rule.id,
    stage: isStage(stage) || isBeside(stage) ? stage : 'person',
    by: rule.by,
    status: rule.status,
    weight: rule.weight,
    title: rule.title,
    why: rule.why,
    couldAlsoBe: rule['could-also-be'],
    kinds: Object.fromEntries(KINDS.flatMap((kind) => (rule.kinds[kind] ? [[kind, rule.kinds[kind]]] : []))),
    tags: rule.tags,
    sources: rule.sources,
    facts: factsOf(rule.facts),
    match: compileAll(rule.match),
    told: compileAll(rule.told),
  }
}

function compilePattern(
  entry: PatternEntry,
  language: string,
  ruleUnless: readonly string[],
  context: PatternContext,
  tell: Tell,
): CompiledPattern {
  const whole = typeof entry === 'string' ? { say: entry } : entry
  const compileAll = (patterns: string | readonly string[]): CompiledExpression[] =>
    (typeof patterns === 'string' ? [patterns] : patterns).flatMap(
      (pattern) => tryCompile(pattern, context, tell) ?? [],
    )
  const conditions = whole.with === undefined ? [] : 'say' in whole.with ? [whole.with] : whole.with
  const unless = compileAll([...(whole.unless ?? []), ...ruleUnless])
  const facts = factsOf(whole.facts)
  return {
    language,
    expressions: compileAll(whole.say),
    ...(conditions.length > 0
      ? {
          with: conditions.map(({ say, by = 'same', within = 0, order = 'either' }) => ({
            expressions: compileAll(say),
            by,
            within,
            order,
          })),
        }
      : {}),
    ...(unless.length > 0 ? { unless } : {}),
    ...(whole['even-if'] ? { evenIf: whole['even-if'] } : {}),
    ...(facts.length > 0 ? { facts } : {}),
    ...(whole.weight === undefined ? {} : { weight: whole.weight }),
  }
}

function tryCompile(pattern: string, context: PatternContext, tell: Tell): CompiledExpression | undefined {
  try {
    return compileExpression(pattern, context)
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    tell(error.message)
    return undefined
  }
}

function factsOf(facts: Readonly<Record<string, string>> | undefined): readonly Fact[] {
  return FACT_NAMES.flatMap((name) => {
    const value = facts?.[name]
    return value === undefined ? [] : [{ name, value }]
  })
}

function numberWords(table: SetTable): Pick<CompiledPack, 'vocabulary' | 'sets'> {
  const vocabulary = [...new Set(table.words.flat())].sort()
  const numbers = new Map(vocabulary.map((word, index) => [word, index]))
  return { vocabulary, sets: writeRows(table.words.map((words) => words.map((word) => numbers.get(word) ?? 0))) }
}

/** How often words and pairs of neighbours stand in the rules' own examples: near enough to how often they stand in chats. */
function countWords(files: readonly PackFile[], simplified: (character: string) => string): (word: string) => number {
  const counts = new Map<string, number>()
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  const count = (value: unknown): void => {
    if (typeof value === 'string') {
      let before = ''
      for (const [word] of value.toLowerCase().matchAll(/\p{Script=Han}|[\p{L}\p{N}'’]+/gu)) {
        const plain = simplified(word.replace(/['’]/gu, ''))
        add(plain)
        add(`${before} ${plain}`)
        before = plain
      }
    } else if (Array.isArray(value)) value.forEach(count)
    else if (isRecord(value)) {
      for (const [key, each] of Object.entries(value)) if (key !== 'finds' && key !== 'because') count(each)
    }
  }
  for (const { path, data } of files) if (path.startsWith('approach/') && isRecord(data)) count(data['examples'])
  return (word) => {
    // Classes and prefixes are met by many words; they are looked for last.
    if (word.includes(' ')) return (counts.get(word) ?? 0) + (/[#*]/u.test(word) ? 20 : 0.1)
    return word.startsWith('#') ? 400 : word.endsWith('*') ? 20 : (counts.get(word) ?? 0) + 1
  }
}

function readWording(files: readonly PackFile[]): Record<string, Wording> {
  const wording: Record<string, Wording> = {}
  for (const { path, data } of files) {
    const code = /^wording\/([a-z]{2,3})\.yaml$/u.exec(path)?.[1]
    if (!code) continue
    const flat: Record<string, string | readonly string[]> = {}
    flatten(data, '', flat)
    wording[code] = flat
  }
  return wording
}

function flatten(data: unknown, path: string, into: Record<string, string | readonly string[]>): void {
  if (typeof data === 'string') into[path] = data
  else if (Array.isArray(data)) into[path] = strings(data)
  else if (isRecord(data)) {
    for (const [key, value] of Object.entries(data)) flatten(value, path === '' ? key : `${path}.${key}`, into)
  }
}

function stageOrder(rule: CompiledRule): number {
  return isStage(rule.stage) ? STAGES.indexOf(rule.stage) : STAGES.length
}

function isStage(word: string | undefined): word is Stage {
  return STAGES.some((stage) => stage === word)
}

/** Kinds of rule that stand beside the eight stages. */
function isBeside(word: string | undefined): word is Exclude<CompiledRule['stage'], Stage> {
  return word === 'person' || word === 'account' || word === 'counter'
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function strings(value: unknown): readonly string[] {
  return list(value).filter((each): each is string => typeof each === 'string')
}

const LEARNED = 'learned/weights.json'
const LEARNED_MEMBERS = ['version', 'heads', 'biases', 'units', 'rarityUnit', 'rows', 'table', 'techniques', 'judge']

/** The learned part, as training wrote it. A folder of packs may be without one; then the rules speak alone. */
function readLearned(folder: string, report: (path: string, what: string) => void): { learned?: LearnedPart } {
  const path = join(folder, LEARNED)
  if (!existsSync(path)) return {}
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (isLearnedPart(data)) return { learned: data }
  report(LEARNED, `not written by training: it must have ${LEARNED_MEMBERS.join(', ')}`)
  return {}
}

function isLearnedPart(data: unknown): data is LearnedPart {
  return isRecord(data) && LEARNED_MEMBERS.every((member) => member in data)
}
