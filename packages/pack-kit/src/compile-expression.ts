import type { CompiledExpression } from '@telltale/model'
import { PatternError, parsePattern, type PatternNode } from './parse-pattern.js'
import { formsOfWord, type WordForms } from './word-forms.js'

/** Collects the word sets of a whole pack: the same words are the same set. */
export class SetTable {
  readonly #ids = new Map<string, number>()
  readonly #words: string[][] = []

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

  get words(): readonly (readonly string[])[] {
    return this.#words
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
  readonly sets: SetTable
}

const TOKEN_CLASSES: ReadonlySet<string> = new Set(['digits', 'numeral', 'amount', 'url', 'email', 'phone', 'handle', 'coordinates', 'name'])
const MOST_STATES = 4000

/**
 * Compiles a pattern to an automaton without empty moves.
 *
 * @throws {PatternError} when the pattern is not well formed, names an unknown list or class, could match nothing at
 * all, or has no word that must be there.
 */
export function compileExpression(pattern: string, context: PatternContext): CompiledExpression {
  const node = resolve(parsePattern(pattern), context, [])
  const needs = needsOf(node).filter((group) => group.length > 0)
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
      const macro = context.macros[node.name]
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

/** Puts all one-word options into one set: one comparison instead of many. */
function merged(options: readonly Resolved[], context: PatternContext): Resolved {
  const words: string[] = []
  const rest: Resolved[] = []
  for (const option of options.flatMap((each) => (each.type === 'choice' ? each.options : [each]))) {
    const set = option.type === 'set' && option.set >= 0 ? context.sets.words[option.set] : undefined
    if (set) words.push(...set)
    else rest.push(option)
  }
  if (words.length > 0) rest.push({ type: 'set', set: context.sets.idOf(words) })
  return rest.length === 1 && rest[0] ? rest[0] : { type: 'choice', options: rest }
}

/** Groups of sets of which a text must hold one each, or it cannot match. */
function needsOf(node: Resolved): number[][] {
  switch (node.type) {
    case 'set':
      return node.set >= 0 ? [[node.set]] : []
    case 'gap':
    case 'optional':
      return []
    case 'sequence':
      return node.parts.flatMap(needsOf)
    case 'choice': {
      const perOption = node.options.map(needsOf)
      if (perOption.some((groups) => groups.length === 0)) return []
      // The first word of each option; the order of groups is decided once word frequencies are known.
      return [perOption.map((groups) => groups.reduce((a, b) => (b.length < a.length ? b : a), groups[0] ?? [])).flat()]
    }
  }
}

function withoutSilentMoves(
  states: readonly State[],
  start: number,
  end: number,
  needs: readonly (readonly number[])[],
  pattern: string,
): CompiledExpression {
  const closureOf = (state: number): readonly number[] => {
    const seen = new Set([state])
    for (const each of seen) for (const next of states[each]?.silent ?? []) seen.add(next)
    return [...seen]
  }
  if (closureOf(start).includes(end)) throw new PatternError(`this pattern could match nothing at all: ${pattern}`)
  const numbers = new Map([[start, 0]])
  const queue = [start]
  const moves: number[][] = []
  const accept: number[] = []
  const across: number[] = []
  for (const state of queue) {
    const flat: number[] = []
    const seen = new Set<string>()
    const closure = closureOf(state)
    for (const each of closure) {
      for (const [set, to] of states[each]?.moves ?? []) {
        let number = numbers.get(to)
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
    if (closure.includes(end)) accept.push(number)
    if (closure.some((each) => states[each]?.across)) across.push(number)
  }
  return { moves, accept, ...(across.length > 0 ? { across } : {}), needs }
}
