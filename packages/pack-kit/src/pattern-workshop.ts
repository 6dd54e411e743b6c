import { buildLexicon } from '@telltale/engine'
import {
  isRecord,
  type CompiledExpression,
  type CompiledFrame,
  type CompiledPattern,
  type Fact,
  type FactName,
  type FrameKind,
  type PatternPack,
} from '@telltale/model'
import { compileExpression, SetTable, type PatternContext } from './compile-expression.js'
import { PatternError } from './parse-pattern.js'
import { FRAME_KINDS, readLanguages, type Language } from './read-languages.js'
import type { PackFile } from './read-packs.js'
import { readSharedLists, type SharedLists } from './read-shared-lists.js'
import type { ListsFile, PatternEntry } from './rule-file.js'
import { traditionalPairs } from './traditional-pairs.js'
import { writeRows } from './write-rows.js'

type Report = (path: string, what: string) => void
type Tell = (what: string) => void

/** The part of a pack that comes from all its patterns together. */
export type PatternTables = Pick<PatternPack, 'vocabulary' | 'sets' | 'phrases'>

/** Where the rules of a kind of pack lie. */
export interface WorkshopFolders {
  /** Folders whose examples show how common words are, such as `approach/`. */
  readonly rules: readonly string[]
  /** Folders of lists that all rules may name. */
  readonly lists: readonly string[]
}

const FACT_NAMES: readonly FactName[] = ['persona', 'lure', 'ask', 'force', 'channel']

/**
 * Compiles the patterns of one pack: languages, folding and shared lists are read once, and all patterns share their word
 * sets. `compilePack` and `compileExposure` are built on it, so that a pattern means the same in both.
 */
export class PatternWorkshop {
  readonly languages: ReadonlyMap<string, Language>
  readonly folding: PatternPack['folding']
  readonly #lists: SharedLists
  readonly #simplified: (character: string) => string
  readonly #frequencyOf: (word: string) => number
  readonly #sets = new SetTable()

  constructor(files: readonly PackFile[], folders: WorkshopFolders, report: Report) {
    this.languages = readLanguages(files, report)
    this.#lists = readSharedLists(files, folders.lists, report)
    this.folding = readFolding(files)
    this.#simplified = buildLexicon({ vocabulary: [], folding: this.folding }).simplified
    this.#frequencyOf = countWords(files, folders.rules, this.#simplified)
  }

  /** The codes of all languages, in order. */
  get codes(): readonly string[] {
    return [...this.languages.keys()].sort()
  }

  /** Compiles the patterns of a rule, by language; what is wrong is told, and left out. */
  patterns(
    byLanguage: Readonly<Record<string, readonly PatternEntry[]>> | undefined,
    { lists, unless }: { readonly lists?: ListsFile | undefined; readonly unless?: ByLanguage | undefined },
    tell: Tell,
  ): CompiledPattern[] {
    return Object.entries(byLanguage ?? {}).flatMap(([language, entries]) => {
      const context = this.#contextFor(language, lists)
      const tellHere = (what: string): void => tell(`${language}: ${what}`)
      return entries.map((entry) => compilePattern(entry, language, unless?.[language] ?? [], context, tellHere))
    })
  }

  /** Compiles ways of speaking of one language. */
  frames(
    language: string,
    byKind: Readonly<Partial<Record<FrameKind, readonly string[]>>>,
    tell: Tell,
  ): CompiledFrame[] {
    return FRAME_KINDS.flatMap((kind) =>
      (byKind[kind] ?? []).flatMap((pattern) => {
        const expression = tryCompile(pattern, this.#contextFor(language, undefined), tell)
        return expression === undefined ? [] : [{ kind, expression }]
      }),
    )
  }

  /** Once all patterns are compiled: the words they name, numbered. */
  tables(): PatternTables {
    const { words, phrases } = this.#sets
    const vocabulary = [...new Set(words.flat())].sort()
    const numbers = new Map(vocabulary.map((word, index) => [word, index]))
    return {
      vocabulary,
      sets: writeRows(words.map((set) => set.map((word) => numbers.get(word) ?? 0))),
      phrases: writeRows(phrases.flatMap((list, index) => list.map((phrase) => [index, ...phrase]))),
    }
  }

  #contextFor(language: string, own: ListsFile | undefined): PatternContext {
    return {
      list: (name) => {
        for (const list of [own?.[name], this.#lists.get(name)]) {
          const entries = [...(list?.[language] ?? []), ...(list?.['any'] ?? [])]
          if (entries.length > 0) return entries
        }
        return undefined
      },
      forms: this.languages.get(language)?.forms ?? { irregular: {}, regular: [] },
      macros: this.languages.get(language)?.macros ?? {},
      simplified: this.#simplified,
      frequencyOf: this.#frequencyOf,
      sets: this.#sets,
    }
  }
}

type ByLanguage = Readonly<Record<string, readonly string[]>>

/** What is said about the other side, in the order of their names. */
export function factsOf(facts: Readonly<Record<string, string>> | undefined): readonly Fact[] {
  return FACT_NAMES.flatMap((name) => {
    const value = facts?.[name]
    return value === undefined ? [] : [{ name, value }]
  })
}

function readFolding(files: readonly PackFile[]): PatternPack['folding'] {
  const data = files.find(({ path }) => path === 'language/folding.yaml')?.data
  const table = (name: string): string => {
    const pairs = isRecord(data) ? data[name] : undefined
    return isRecord(pairs) ? Object.entries(pairs).flat().map(String).join('') : ''
  }
  return { lookalikes: table('lookalikes'), traditional: traditionalPairs(), leet: table('leet') }
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

/** How often words and pairs of neighbours stand in the rules' own examples: near enough to how often they stand in chats. */
function countWords(
  files: readonly PackFile[],
  folders: readonly string[],
  simplified: (character: string) => string,
): (word: string) => number {
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
  for (const { path, data } of files)
    if (folders.some((folder) => path.startsWith(folder)) && isRecord(data)) count(data['examples'])
  return (word) => {
    // Classes and prefixes are met by many words; they are looked for last.
    if (word.includes(' ')) return (counts.get(word) ?? 0) + (/[#*]/u.test(word) ? 20 : 0.1)
    return word.startsWith('#') ? 400 : word.endsWith('*') ? 20 : (counts.get(word) ?? 0) + 1
  }
}
