import { addAll, type CompiledExpression } from '@telltale/model'
import { writeRows } from './write-rows.js'
import { PatternError, parsePattern, type PatternNode } from './parse-pattern.js'
import { formsOfWord, type WordForms } from './word-forms.js'

/** Collects the word sets and phrase lists of a whole pack: the same words are the same set. */
export class SetTable {
  readonly #ids = new Map<string, number>()
  readonly #words: string[][] = []
  readonly #phraseIds = new Map<string, number>()
  readonly #phrases: (readonly (readonly number[])[])[] = []

  idOf(words: readonly string[]): number {
    const sorted = [...new Set(words)].sort()
    const key = sorted.join('\n')
    let id = this.#ids.get(key)
    if (id === undefined) {
      id = this.#words.push(sorted) - 1
      this.#ids.set(key, id)
    }
    return id
  }

  phraseListOf(phrases: readonly (readonly number[])[]): number {
    const sorted = [...new Map(phrases.map((phrase) => [phrase.join(' '), phrase]))].sort(([a], [b]) =>
      a < b ? -1 : 1,
    )
    const key = sorted.map(([text]) => text).join('|')
    let id = this.#phraseIds.get(key)
    if (id === undefined) {
      id = this.#phrases.push(sorted.map(([, phrase]) => phrase)) - 1
      this.#phraseIds.set(key, id)
    }
    return id
  }

  get words(): readonly (readonly string[])[] {
    return this.#words
  }

  get phrases(): readonly (readonly (readonly number[])[])[] {
    return this.#phrases
  }
}

/** What a pattern may refer to. */
export interface PatternContext {
  /** The entries of a list, each a pattern; undefined when there is no such list for the language. */
  readonly list: (name: string) => readonly string[] | undefined
  readonly forms: WordForms
  /** Patterns that stand for a class, such as `#money`; other classes are single tokens. */
  readonly macros: Readonly<Record<string, readonly string[]>>
  readonly simplified: (character: string) => string
  /** How often a word occurs in ordinary text; only the order matters. */
  readonly frequencyOf: (word: string) => number
  readonly sets: SetTable
}

const TOKEN_CLASSES: ReadonlySet<string> = new Set([
  'digits',
  'numeral',
  'amount',
  'url',
  'email',
  'phone',
  'handle',
  'coordinates',
  'name',
])
const MOST_STATES = 2000
const MOST_NEEDS = 2
/** As in the engine; a longer phrase is followed word by word. */
const LONGEST_PHRASE = 16
/** Ways to say a phrase with optional words in it. */
const MOST_VARIANTS = 64

/**
 * Compiles a pattern to an automaton without empty moves.
 *
 * @throws {PatternError} when the pattern is not well formed, names an unknown list or class, could match nothing at
 * all, or has no word that must be there.
 */
export function compileExpression(pattern: string, context: PatternContext): CompiledExpression {
  const node = resolve(parsePattern(pattern), context, [])
  const needs = needsOf(node, context)
    .sort((a, b) => commonness(a, context) - commonness(b, context))
    .slice(0, MOST_NEEDS)
    .map((words) => context.sets.idOf(words))
  if (needs.length === 0) throw new PatternError(`nothing in this pattern must be there: ${pattern}`)

  const states: State[] = []
  const newState = (): number => states.push({ moves: [], silent: [], across: false }) - 1
  const build = (part: Resolved, from: number): number => {
    if (states.length > MOST_STATES) throw new PatternError(`this pattern is too large: ${pattern}`)
    switch (part.type) {
      case 'set': {
        const to = newState()
        states[from]?.moves.push([part.set, to])
        return to
      }
      case 'phrases': {
        const to = newState()
        states[from]?.moves.push([-2 - context.sets.phraseListOf(part.phrases), to])
        return to
      }
      case 'sequence':
        return part.parts.reduce((state, each) => build(each, state), from)
      case 'choice': {
        const to = newState()
        for (const option of part.options) {
          const start = newState()
          states[from]?.silent.push(start)
          states[build(option, start)]?.silent.push(to)
        }
        return to
      }
      case 'optional': {
        const end = build(part.part, from)
        states[from]?.silent.push(end)
        return end
      }
      case 'gap': {
        const to = newState()
        let state = newState()
        states[from]?.silent.push(state)
        for (let i = 0; ; i++) {
          const here = states[state]
          if (!here) break
          here.across = part.across
          here.silent.push(to)
          if (i === part.most) break
          const next = newState()
          here.moves.push([-1, next])
          state = next
        }
        const last = states[to]
        if (last) last.across = part.across
        return to
      }
    }
  }
  const start = newState()
  const end = build(node, start)
  return withoutSilentMoves(states, start, end, needs, pattern)
}

interface State {
  readonly moves: [set: number, to: number][]
  readonly silent: number[]
  across: boolean
}

type Resolved =
  | { readonly type: 'set'; readonly set: number }
  | { readonly type: 'phrases'; readonly phrases: readonly (readonly number[])[] }
  | { readonly type: 'gap'; readonly most: number; readonly across: boolean }
  | { readonly type: 'sequence'; readonly parts: readonly Resolved[] }
  | { readonly type: 'choice'; readonly options: readonly Resolved[] }
  | { readonly type: 'optional'; readonly part: Resolved }

function resolve(node: PatternNode, context: PatternContext, inLists: readonly string[]): Resolved {
  switch (node.type) {
    case 'word': {
      const words =
        node.form === 'any-form'
          ? formsOfWord(node.word, context.forms)
          : [node.form === 'prefix' ? `${node.word}*` : [...node.word].map(context.simplified).join('')]
      return { type: 'set', set: context.sets.idOf(words) }
    }
    case 'class': {
      const macro = Object.hasOwn(context.macros, node.name) ? context.macros[node.name] : undefined
      if (macro) return choiceOf(macro, context, inLists)
      if (node.name === 'any') return { type: 'set', set: -1 }
      if (!TOKEN_CLASSES.has(node.name)) throw new PatternError(`there is no class #${node.name}`)
      return { type: 'set', set: context.sets.idOf([`#${node.name}`]) }
    }
    case 'list': {
      if (inLists.includes(node.name)) throw new PatternError(`the list @${node.name} refers to itself`)
      const entries = context.list(node.name)
      if (!entries || entries.length === 0) throw new PatternError(`there is no list @${node.name} for this language`)
      return choiceOf(entries, context, [...inLists, node.name])
    }
    case 'gap':
      return node
    case 'sequence':
      return { type: 'sequence', parts: node.parts.map((part) => resolve(part, context, inLists)) }
    case 'choice':
      return merged(
        node.options.map((option) => resolve(option, context, inLists)),
        context,
      )
    case 'optional':
      return { type: 'optional', part: resolve(node.part, context, inLists) }
  }
}

function choiceOf(patterns: readonly string[], context: PatternContext, inLists: readonly string[]): Resolved {
  return merged(
    patterns.map((pattern) => resolve(parsePattern(pattern), context, inLists)),
    context,
  )
}

/**
 * Puts options together: all one-word options into one set, and all plain phrases into one list that every pattern shares.
 * Only options with gaps in them are followed one by one.
 */
function merged(options: readonly Resolved[], context: PatternContext): Resolved {
  const phrases: (readonly number[])[] = []
  const rest: Resolved[] = []
  for (const option of options.flatMap((each) => (each.type === 'choice' ? each.options : [each]))) {
    const plain = isLong(option, context) ? undefined : phrasesOf(option)
    if (plain) addAll(phrases, plain)
    else rest.push(option)
  }
  const single = phrases.filter((phrase) => phrase.length === 1).flatMap(([set = -1]) => context.sets.words[set] ?? [])
  const longer = phrases.filter((phrase) => phrase.length > 1)
  const word: (readonly number[])[] = single.length > 0 ? [[context.sets.idOf(single)]] : []
  if (longer.length > 0) rest.push({ type: 'phrases', phrases: [...word, ...longer] })
  else if (word[0]?.[0] !== undefined) rest.push({ type: 'set', set: word[0][0] })
  return rest.length === 1 && rest[0] ? rest[0] : { type: 'choice', options: rest }
}

/** Long lists stay lists of their own, so that the many patterns which name them share one. */
const LONG_LIST = 20

function isLong(node: Resolved, context: PatternContext): boolean {
  if (node.type === 'set') return (context.sets.words[node.set]?.length ?? 0) > LONG_LIST
  return node.type === 'phrases' && node.phrases.length > LONG_LIST
}

/** All ways to say something that has no gaps in it, as sequences of sets; undefined when it has, or has too many ways. */
function phrasesOf(node: Resolved): readonly (readonly number[])[] | undefined {
  switch (node.type) {
    case 'set':
      return node.set >= 0 ? [[node.set]] : undefined
    case 'phrases':
      return node.phrases
    case 'gap':
    case 'optional':
      return undefined
    case 'choice': {
      const all = node.options.map(phrasesOf)
      return all.every((each) => each !== undefined) ? all.flat() : undefined
    }
    case 'sequence': {
      let ways: readonly (readonly number[])[] = [[]]
      for (const part of node.parts) {
        const inside = phrasesOf(part.type === 'optional' ? part.part : part)
        if (!inside) return undefined
        const choices = part.type === 'optional' ? [[], ...inside] : inside
        if (ways.length * choices.length > MOST_VARIANTS) return undefined
        ways = ways.flatMap((way) => choices.map((choice) => [...way, ...choice]))
      }
      return ways.every((way) => way.length > 0 && way.length <= LONGEST_PHRASE) ? ways : undefined
    }
  }
}

/** Groups of words of which a text must hold one each, or it cannot match. */
function needsOf(node: Resolved, context: PatternContext): (readonly string[])[] {
  const wordsOf = (set: number): readonly string[] => context.sets.words[set] ?? []
  switch (node.type) {
    case 'set':
      return node.set >= 0 ? [wordsOf(node.set)] : []
    case 'phrases':
      return [node.phrases.flatMap((phrase) => rarest(groupsIn(phrase.map(wordsOf)), context))]
    case 'gap':
    case 'optional':
      return []
    case 'sequence': {
      const neighbours = groupsIn(node.parts.map((part) => (part.type === 'set' ? wordsOf(part.set) : [])))
      return [...node.parts.flatMap((part) => (part.type === 'set' ? [] : needsOf(part, context))), ...neighbours]
    }
    case 'choice': {
      const perOption = node.options.map((option) => needsOf(option, context))
      if (perOption.some((groups) => groups.length === 0)) return []
      return [perOption.flatMap((groups) => rarest(groups, context))]
    }
  }
}

/** So many pairs of words at most stand for two neighbouring sets. */
const MOST_PAIRS = 60

/** The groups of a run of sets: each set that names words, and each two neighbours as pairs, which are rarer. */
function groupsIn(run: readonly (readonly string[])[]): (readonly string[])[] {
  const groups: (readonly string[])[] = []
  run.forEach((words, index) => {
    if (words.length === 0) return
    groups.push(words)
    const next = run[index + 1] ?? []
    if (next.length === 0 || words.length * next.length > MOST_PAIRS) return
    groups.push(words.flatMap((first) => next.map((second) => `${first} ${second}`)))
  })
  return groups
}

function rarest(groups: readonly (readonly string[])[], context: PatternContext): readonly string[] {
  return groups.reduce((a, b) => (commonness(b, context) < commonness(a, context) ? b : a), groups[0] ?? [])
}

function commonness(words: readonly string[], { frequencyOf }: PatternContext): number {
  return words.reduce((sum, word) => sum + frequencyOf(word), 0)
}

function withoutSilentMoves(
  states: readonly State[],
  start: number,
  end: number,
  needs: readonly number[],
  pattern: string,
): CompiledExpression {
  const closureOf = (state: number): readonly number[] => {
    const seen = new Set([state])
    for (const each of seen) for (const next of states[each]?.silent ?? []) seen.add(next)
    return [...seen]
  }
  if (closureOf(start).includes(end)) throw new PatternError(`this pattern could match nothing at all: ${pattern}`)
  const isMatch = states.map((_, state) => closureOf(state).includes(end))
  const numbers = new Map([[start, 0]])
  const queue = [start]
  const moves: number[][] = []
  const across: number[] = []
  for (const state of queue) {
    const flat: number[] = []
    const seen = new Set<string>()
    const closure = closureOf(state)
    for (const each of closure) {
      for (const [set, to] of states[each]?.moves ?? []) {
        // The shortest match counts, so nothing leads on from a full one.
        let number = isMatch[to] ? -1 : numbers.get(to)
        if (number === undefined) {
          number = numbers.size
          numbers.set(to, number)
          queue.push(to)
        }
        const key = `${set} ${number}`
        if (!seen.has(key)) flat.push(set, number)
        seen.add(key)
      }
    }
    const number = numbers.get(state) ?? 0
    moves[number] = flat
    if (closure.some((each) => states[each]?.across)) across.push(number)
  }
  return [writeRows(moves), writeRows([across]), writeRows([needs])].join('/')
}
