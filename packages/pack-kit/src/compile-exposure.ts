import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { isIdentifierName } from '@telltale/exposure'
import {
  addAll,
  EXPOSURE_KINDS,
  EXPOSURE_LEVELS,
  EXPOSURE_PROFILES,
  isRecord,
  type CompiledExposurePack,
  type CompiledFrame,
  type ExposureCombination,
  type ExposureForm,
  type ExposureKind,
  type ExposureLevel,
  type ExposureProfile,
  type ExposureRule,
  type ExposureWording,
  type LearnedPosts,
  type Wording,
} from '@telltale/model'
import type { ExposureFile, ExposurePattern } from './exposure-file.js'
import { flattenWording } from './flatten-wording.js'
import { PatternWorkshop } from './pattern-workshop.js'
import { EVERYDAY_LANGUAGES, isEveryday } from './is-everyday.js'
import { FRAME_KINDS } from './read-languages.js'
import { readFromTraining } from './read-from-training.js'
import { readPacks, type PackFile, type Problem } from './read-packs.js'
import { readSourceIds } from './read-source-ids.js'
import { stringsOf } from './strings-of.js'
import { validateExposure } from './validate-exposure.js'

export interface ExposureBuild {
  readonly pack: CompiledExposurePack
  /** The rules as written, for those who run their examples. */
  readonly rules: readonly { readonly path: string; readonly rule: ExposureFile }[]
  readonly problems: readonly Problem[]
}

type Report = (path: string, what: string) => void
type Tell = (what: string) => void

const FEWEST_EXAMPLES = { words: 6, identifiers: 3 } as const
const FRAMES = 'exposure/frames.yaml'
const TOGETHER = 'exposure/together.yaml'
const HEARD = 'learned/post-weights.json'
const HEARD_MEMBERS = [
  'version',
  'heads',
  'biases',
  'units',
  'rarityUnit',
  'rows',
  'table',
  'wholeShare',
  'words',
  'wordShare',
  'thresholds',
] as const
const WORDING = /^wording\/exposure\/([a-z]{2,3})\.yaml$/u
/** What a level says by itself, so that of two wordings in one place the graver is kept. */
const WEIGHTS: Readonly<Record<ExposureLevel, number>> = { fine: 0.25, mind: 0.5, careful: 0.75, stop: 1 }

/**
 * Reads, checks and compiles `packs/exposure`: what posts give away. Languages, lists and patterns are those of the rules
 * about approaches; the ways of speaking in which words lose their force are its own, for a post is no talk.
 *
 * All problems are gathered; a pack with problems must not be shipped.
 *
 * @param folder - The packs folder.
 */
export function compileExposure(folder: string, version: string): ExposureBuild {
  const { files: all, problems: unreadable } = readPacks(folder)
  const files = all.filter(isEveryday)
  const problems: Problem[] = unreadable.filter(({ path }) => isOurs(path))
  const report: Report = (path, what) => {
    // What is wrong with the rest of the folder is said where the rest is compiled.
    if (isOurs(path)) problems.push({ path, what })
  }
  const workshop = new PatternWorkshop(
    files,
    { rules: ['exposure/', 'approach/'], lists: ['exposure/lists/', 'approach/lists/'] },
    report,
  )
  const ruleFiles = readRules(files, folder, report)
  const sources = readSourceIds(files)
  const exposures: ExposureRule[] = []
  const wordings: ExposureWording[] = []
  for (const { path, rule } of ruleFiles) {
    const tell: Tell = (what) => report(path, what)
    const kind = EXPOSURE_KINDS.find((each) => each === rule.id.split('/')[0])
    if (!kind) {
      tell(`there is no kind "${rule.id.split('/')[0] ?? ''}"; there are ${EXPOSURE_KINDS.join(', ')}`)
      continue
    }
    checkRule(rule, sources, tell)
    exposures.push(ruleOf(rule, kind))
    addAll(wordings, wordingsOf(rule, exposures.length - 1, workshop, tell))
  }
  const frames = readFrames(files, workshop, report)
  const withoutDigest = {
    packVersion: 1 as const,
    version,
    languages: workshop.codes,
    folding: workshop.folding,
    ...workshop.tables(),
    frames,
    rules: wordings,
    exposures,
    together: readTogether(files, exposures, report),
    wording: readWording(files, report),
    ...readHeard(folder, (path, what) => problems.push({ path, what })),
  }
  const digest = createHash('sha256').update(JSON.stringify(withoutDigest)).digest('hex')
  return { pack: { ...withoutDigest, digest }, rules: ruleFiles, problems }
}

/** What was learnt from posts, as training wrote it. A folder of packs may be without it; then the rules speak alone. */
function readHeard(folder: string, report: Report): { heard?: LearnedPosts } {
  const heard = readFromTraining<LearnedPosts>(folder, HEARD, HEARD_MEMBERS, report)
  return heard ? { heard } : {}
}

function isOurs(path: string): boolean {
  return path.startsWith('exposure/') || path.startsWith('wording/exposure/')
}

function readRules(
  files: readonly PackFile[],
  folder: string,
  report: Report,
): readonly { readonly path: string; readonly rule: ExposureFile }[] {
  const rules: { path: string; rule: ExposureFile }[] = []
  for (const { path, data } of files) {
    if (!/^exposure\/(?!lists\/)[^/]+\/./u.test(path)) continue
    const { rule, problems } = validateExposure(data, join(folder, 'exposure.schema.json'))
    for (const what of problems) report(path, what)
    if (!rule) continue
    if (`exposure/${rule.id}.yaml` !== path) report(path, `the id "${rule.id}" does not say where the file is`)
    rules.push({ path, rule })
  }
  return rules
}

/** What a schema cannot say. */
function checkRule(rule: ExposureFile, sources: ReadonlySet<string> | undefined, tell: Tell): void {
  for (const source of rule.sources)
    if (sources && !sources.has(source)) tell(`the source "${source}" is not in sources.yaml`)
  for (const name of rule.identifiers ?? [])
    if (!isIdentifierName(name)) tell(`there is no identifier "${name}": see packages/exposure/src/identifiers`)
  if (!rule.match && !rule.signs && !rule.identifiers) tell('needs one of match, signs and identifiers')
  if (!rule.match && !rule.identifiers) return
  const fewest = rule.match ? FEWEST_EXAMPLES.words : FEWEST_EXAMPLES.identifiers
  for (const language of EVERYDAY_LANGUAGES) {
    const examples = rule.examples?.[language] ?? []
    const hits = examples.filter(({ finds, todo }) => finds.length > 0 && todo === undefined).length
    const misses = examples.filter(({ finds }) => finds.length === 0).length
    if (hits < fewest) tell(`${language}: ${hits} examples that are found, ${fewest} are needed`)
    if (misses < fewest) tell(`${language}: ${misses} near-misses, ${fewest} are needed`)
    if (rule.match && !rule.match[language]?.length && !rule.match['any']?.length) tell(`${language}: no pattern`)
  }
}

function ruleOf(rule: ExposureFile, kind: ExposureKind): ExposureRule {
  return {
    id: rule.id,
    status: rule.status,
    kind,
    level: rule.level,
    profiles: rule.profiles ?? {},
    title: rule.title,
    learns: rule.learns,
    uses: rule.uses ?? {},
    couldAlsoBe: rule['could-also-be'],
    instead: rule.instead ?? {},
    signs: rule.signs ?? [],
    identifiers: rule.identifiers ?? [],
    tags: rule.tags ?? {},
    sources: rule.sources,
  }
}

/** Patterns of one level and form go together: the matcher need not know of either. */
function wordingsOf(rule: ExposureFile, exposure: number, workshop: PatternWorkshop, tell: Tell): ExposureWording[] {
  const groups = new Map<string, { level: ExposureLevel | undefined; form: readonly ExposureForm[]; match: Patterns }>()
  for (const [language, entries] of Object.entries(rule.match ?? {}))
    for (const entry of entries) {
      const level = typeof entry === 'string' ? undefined : entry.level
      const form = typeof entry === 'string' ? [] : [entry.form ?? []].flat().sort()
      const key = `${level ?? ''}/${form.join(' ')}`
      let group = groups.get(key)
      if (!group) groups.set(key, (group = { level, form, match: {} }))
      ;(group.match[language] ??= []).push(entry)
    }
  return [...groups.values()].map(({ level, form, match }) => ({
    id: rule.id,
    status: rule.status,
    exposure,
    ...(level === undefined ? {} : { level }),
    ...(form.length === 0 ? {} : { form }),
    weight: WEIGHTS[level ?? rule.level],
    match: workshop.patterns(match, rule, tell),
  }))
}

type Patterns = Record<string, ExposurePattern[]>

/** Denial is the languages' own; what is a report, a warning or a story in a post stands in a file of its own. */
function readFrames(files: readonly PackFile[], workshop: PatternWorkshop, report: Report): CompiledFrame[] {
  const data = files.find(({ path }) => path === FRAMES)?.data
  return [...workshop.languages].flatMap(([language, { frames }]) => {
    const own = isRecord(data) ? data[language] : undefined
    const byKind = Object.fromEntries(
      FRAME_KINDS.map((kind) => [
        kind,
        [
          ...(kind === 'negated' || kind === 'affirmed' ? (frames[kind] ?? []) : []),
          ...stringsOf(isRecord(own) ? own[kind] : undefined),
        ],
      ]),
    )
    return workshop.frames(language, byKind, (what) => report(FRAMES, `${language}: ${what}`))
  })
}

function readTogether(
  files: readonly PackFile[],
  exposures: readonly ExposureRule[],
  report: Report,
): readonly ExposureCombination[] {
  const data = files.find(({ path }) => path === TOGETHER)?.data
  if (data === undefined) return []
  const tell: Tell = (what) => report(TOGETHER, what)
  const entries: readonly unknown[] = isRecord(data) && Array.isArray(data['together']) ? data['together'] : []
  if (entries.length === 0) tell('must hold "together:"')
  const names = new Set<string>([...EXPOSURE_KINDS, ...exposures.map(({ id }) => id)])
  return entries.flatMap((entry) => {
    if (!isRecord(entry) || typeof entry['id'] !== 'string') {
      tell('a combination needs an id')
      return []
    }
    const id = entry['id']
    const level = EXPOSURE_LEVELS.find((each) => each === entry['level'])
    const text = textsOf(entry['text'])
    const of = (Array.isArray(entry['of']) ? entry['of'] : []).map((group: unknown) =>
      typeof group === 'string' ? [group] : stringsOf(group),
    )
    if (level === undefined) tell(`${id}: level is one of ${EXPOSURE_LEVELS.join(', ')}`)
    if (of.length < 2) tell(`${id}: "of" needs at least two groups`)
    for (const language of EVERYDAY_LANGUAGES)
      if (text[language] === undefined) tell(`${id}: lacks text in ${language}`)
    for (const name of of.flat()) if (!names.has(name)) tell(`${id}: there is no kind or rule "${name}"`)
    const profiles = profilesOf(entry['profiles'], (what) => tell(`${id}: ${what}`))
    return level === undefined ? [] : [{ id, level, profiles, of, apart: entry['apart'] === true, text }]
  })
}

function profilesOf(data: unknown, tell: Tell): Partial<Record<ExposureProfile, ExposureLevel>> {
  const profiles: Partial<Record<ExposureProfile, ExposureLevel>> = {}
  for (const [name, value] of Object.entries(isRecord(data) ? data : {})) {
    const profile = EXPOSURE_PROFILES.find((each) => each === name)
    const level = EXPOSURE_LEVELS.find((each) => each === value)
    if (profile === undefined || level === undefined) tell(`profiles: ${name} does not say a profile and a level`)
    else profiles[profile] = level
  }
  return profiles
}

function textsOf(data: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isRecord(data) ? data : {}).flatMap(([language, text]) =>
      typeof text === 'string' ? [[language, text]] : [],
    ),
  )
}

function readWording(files: readonly PackFile[], report: Report): Record<string, Wording> {
  const wording: Record<string, Record<string, string | readonly string[]>> = {}
  for (const { path, data } of files) {
    const language = WORDING.exec(path)?.[1]
    if (language !== undefined) wording[language] = { ...flattenWording(data) }
  }
  // What was not read is said as in every other report.
  for (const { path, data } of files) {
    const own = wording[/^wording\/([a-z]{2,3})\.yaml$/u.exec(path)?.[1] ?? '']
    if (!own) continue
    for (const [key, value] of Object.entries(flattenWording(data))) if (key.startsWith('notice.')) own[key] = value
  }
  for (const [language, flat] of Object.entries(wording))
    for (const other of Object.values(wording))
      for (const key of Object.keys(other))
        if (!Object.hasOwn(flat, key)) report(`wording/exposure/${language}.yaml`, `lacks ${key}`)
  return wording
}
