import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { CaseLibrary } from '@telltale/cases'
import {
  KINDS,
  STAGES,
  type CompiledPack,
  type CompiledRule,
  type LearnedConversationNet,
  type LearnedPart,
  type Stage,
  type Wording,
} from '@telltale/model'
import { addLanguages } from './add-languages.js'
import { compileCases } from './compile-cases.js'
import { EVERYDAY_LANGUAGES, isEveryday } from './is-everyday.js'
import { flattenWording } from './flatten-wording.js'
import { factsOf, PatternWorkshop } from './pattern-workshop.js'
import { readFromTraining } from './read-from-training.js'
import { readPacks, type PackFile, type Problem } from './read-packs.js'
import { readSourceIds } from './read-source-ids.js'
import type { RuleFile } from './rule-file.js'
import { validateRule } from './validate-rule.js'

export interface PackBuild {
  readonly pack: CompiledPack
  /** The published cases, in full. */
  readonly library: CaseLibrary
  /** The rules as written, for those who run their examples. */
  readonly rules: readonly { readonly path: string; readonly rule: RuleFile }[]
  readonly problems: readonly Problem[]
}

const FEWEST_EXAMPLES = 6

/**
 * Reads, checks and compiles the packs folder.
 *
 * All problems are gathered, so that an author sees them at once; a pack with problems must not be shipped, though it
 * is complete as far as it goes, so that the rest can be tried.
 *
 * @param folder - The folder that holds `approach/`, `other-languages/`, `language/`, `wording/`, `cases/` and `sources.yaml`.
 * @param options - `today`, as `2026-11-22`: no case may be dated later; nothing is held against the calendar when it is left
 * out. `languages`: `everyday` leaves out all but those that every rule speaks, and with them half of the size.
 */
export function compilePack(
  folder: string,
  version: string,
  { today, languages = 'all' }: { readonly today?: string; readonly languages?: 'all' | 'everyday' } = {},
): PackBuild {
  const { files: all, problems: unreadable } = readPacks(folder)
  const files = languages === 'all' ? all : all.filter(isEveryday)
  const problems: Problem[] = [...unreadable]
  const report = (path: string, what: string): void => void problems.push({ path, what })

  const workshop = new PatternWorkshop(
    files,
    { rules: ['approach/', 'other-languages/'], lists: ['approach/lists/'] },
    report,
  )

  const written: { path: string; rule: RuleFile }[] = []
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
    written.push({ path, rule })
  }
  const ruleFiles = addLanguages(folder, written, files, report)
  const sources = readSourceIds(files)
  const rules: CompiledRule[] = []
  for (const { path, rule } of ruleFiles) {
    checkRule(rule, sources, (what) => report(path, what))
    rules.push(compileRule(rule, workshop, (what) => report(path, what)))
  }

  const frames = [...workshop.languages].flatMap(([language, { frames: byKind, path }]) =>
    workshop.frames(language, byKind, (what) => report(path, what)),
  )

  const { vocabulary, sets, phrases } = workshop.tables()
  const wording = readWording(files)
  const cases = compileCases(
    files,
    { folder, version, rules, wording, ...(today === undefined ? {} : { today }) },
    report,
  )
  const withoutDigest = {
    packVersion: 1 as const,
    version,
    languages: workshop.codes,
    folding: workshop.folding,
    vocabulary,
    sets,
    phrases,
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

/** What a schema cannot say. */
function checkRule(rule: RuleFile, sources: ReadonlySet<string> | undefined, tell: Tell): void {
  const [stage] = rule.id.split('/')
  if (!isStage(stage) && !isBeside(stage)) tell(`there is no stage "${stage ?? ''}"`)
  for (const source of rule.sources)
    if (sources && !sources.has(source)) tell(`the source "${source}" is not in sources.yaml`)
  if (stage === 'counter' && (rule.by !== 'approacher' || rule.told !== undefined || rule.facts !== undefined))
    tell('what speaks against an approach is in the other side’s own words: by approacher, no told, no facts')
  if (stage === 'account' || stage === 'heard') return
  for (const language of EVERYDAY_LANGUAGES) {
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

function compileRule(rule: RuleFile, workshop: PatternWorkshop, tell: Tell): CompiledRule {
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
    match: workshop.patterns(rule.match, rule, tell),
    told: workshop.patterns(rule.told, rule, tell),
  }
}

function readWording(files: readonly PackFile[]): Record<string, Wording> {
  const wording: Record<string, Wording> = {}
  for (const { path, data } of files) {
    const code = /^wording\/([a-z]{2,3})\.yaml$/u.exec(path)?.[1]
    if (code) wording[code] = flattenWording(data)
  }
  return wording
}

function stageOrder(rule: CompiledRule): number {
  return isStage(rule.stage) ? STAGES.indexOf(rule.stage) : STAGES.length
}

function isStage(word: string | undefined): word is Stage {
  return STAGES.some((stage) => stage === word)
}

/** Kinds of rule that stand beside the eight stages. */
function isBeside(word: string | undefined): word is Exclude<CompiledRule['stage'], Stage> {
  return word === 'person' || word === 'account' || word === 'counter' || word === 'heard'
}

const LEARNED = 'learned/weights.json'
const NET = 'learned/conversation-net.json'
const NET_MEMBERS = ['vector', 'width', 'turn', 'rows', 'units', 'pieceUnits', 'words', 'pieces', 'layers'] as const
const LEARNED_MEMBERS = [
  'version',
  'heads',
  'biases',
  'units',
  'rarityUnit',
  'rows',
  'table',
  'techniques',
  'judge',
] as const

/** The learned part, as training wrote it. A folder of packs may be without one; then the rules speak alone. */
function readLearned(folder: string, report: (path: string, what: string) => void): { learned?: LearnedPart } {
  const learned = readFromTraining<LearnedPart>(folder, LEARNED, LEARNED_MEMBERS, report)
  if (!learned) return {}
  // The net has a file of its own: it is only read where it is needed.
  const net = readFromTraining<LearnedConversationNet>(folder, NET, NET_MEMBERS, report)
  return { learned: net ? { ...learned, net } : learned }
}
