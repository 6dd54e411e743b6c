import type { CompiledExpression } from '@telltale/model'
import { readRows } from './read-rows.js'
import type { WordSets } from './word-sets.js'

/** A symbol from here on is one word, by its number from here; compiled packs write such a word as a set of its own. */
export const ONE_WORD = 2 ** 24

/**
 * The expressions of a detector. What an expression needs is read at once; its states and moves only when a text has what it
 * needs, because most texts never meet most expressions. They lie in a few long runs of memory.
 */
export class ExpressionTable {
  readonly #sets: WordSets
  readonly #known = new Map<CompiledExpression, number>()
  readonly #texts: CompiledExpression[] = []
  readonly #needs: (readonly number[])[] = []
  /** For each expression, its first state, or -1 until it is read. */
  #firstStates = new Int32Array(0)
  #stateCounts = new Int32Array(0)
  /** 1 for an expression whose states are in an order in which every move leads forward. */
  #areForward = new Uint8Array(0)
  #states = 0
  #moveCount = 0

  /** For each state, where its moves begin: pairs of a symbol and a state of the same expression, or -1. */
  moveStarts = new Int32Array(1024)
  moves = new Int32Array(4096)
  /** 1 for a state that may be left by a token that opens a new sentence. */
  across = new Uint8Array(1024)

  constructor(sets: WordSets) {
    this.#sets = sets
  }

  /** Adds an expression, or finds it: many patterns share a condition, and it is kept, and looked for, once. */
  add(expression: CompiledExpression): number {
    const before = this.#known.get(expression)
    if (before !== undefined) return before
    const needs = expression.slice(expression.lastIndexOf('/') + 1, -1)
    this.#needs.push(needs === '' ? [] : needs.split(' ').map(Number))
    const index = this.#texts.push(expression) - 1
    this.#known.set(expression, index)
    return index
  }

  /** Nothing is added after it. */
  seal(): void {
    this.#known.clear()
    this.#firstStates = new Int32Array(this.length).fill(-1)
    this.#stateCounts = new Int32Array(this.length)
    this.#areForward = new Uint8Array(this.length)
  }

  get length(): number {
    return this.#needs.length
  }

  /** Word sets of which a text must hold one word each; the rarest first. */
  needsOf(expression: number): readonly number[] {
    return this.#needs[expression] ?? []
  }

  /** The first state of an expression; its others follow. */
  firstStateOf(expression: number): number {
    const first = this.#firstStates[expression] ?? 0
    return first >= 0 ? first : this.#read(expression)
  }

  /** How many states it has, once `firstStateOf` has been asked. */
  stateCountOf(expression: number): number {
    return this.#stateCounts[expression] ?? 0
  }

  /** Tells whether every move leads to a later state, once `firstStateOf` has been asked. */
  isForward(expression: number): boolean {
    return this.#areForward[expression] === 1
  }

  #read(expression: number): number {
    const [moves = '', across = ''] = this.#texts[expression]?.split('/') ?? []
    const { starts, values } = readRows(moves)
    const crossing = new Set(readRows(across).values)
    const count = starts.length - 1
    const order = forwardOrder(starts, values)
    const numbers = new Int32Array(count)
    order?.forEach((state, number) => (numbers[state] = number))
    const first = this.#states
    this.#makeRoom(count, values.length)
    for (let number = 0; number < count; number++) {
      const state = order?.[number] ?? number
      for (let i = starts[state] ?? 0; i < (starts[state + 1] ?? 0); i += 2) {
        const target = values[i + 1] ?? -1
        this.moves[this.#moveCount++] = this.#plain(values[i] ?? 0)
        this.moves[this.#moveCount++] = target < 0 || !order ? target : (numbers[target] ?? 0)
      }
      this.across[this.#states++] = crossing.has(state) ? 1 : 0
      this.moveStarts[this.#states] = this.#moveCount
    }
    this.#firstStates[expression] = first
    this.#stateCounts[expression] = count
    this.#areForward[expression] = order ? 1 : 0
    this.#texts[expression] = ''
    return first
  }

  /** Most sets are one word: to write it in place of the set saves every look at the set. */
  #plain(symbol: number): number {
    const word = this.#sets.onlyWordOf(symbol)
    return word >= 0 ? ONE_WORD + word : symbol
  }

  #makeRoom(states: number, moves: number): void {
    while (this.#states + states + 1 > this.moveStarts.length) {
      this.moveStarts = grown(this.moveStarts)
      const across = new Uint8Array(this.across.length * 2)
      across.set(this.across)
      this.across = across
    }
    while (this.#moveCount + moves > this.moves.length) this.moves = grown(this.moves)
  }
}

/**
 * The states in an order in which every move leads forward, the first state first; undefined when moves lead in a circle,
 * which no compiler of packs writes.
 */
function forwardOrder(starts: Int32Array, values: Int32Array): readonly number[] | undefined {
  const count = starts.length - 1
  const incoming = new Int32Array(count)
  for (let i = 1; i < values.length; i += 2) {
    const target = values[i] ?? -1
    if (target >= 0) incoming[target] = (incoming[target] ?? 0) + 1
  }
  const order: number[] = (incoming[0] ?? 0) > 0 ? [] : [0]
  for (const state of order) {
    for (let i = starts[state] ?? 0; i < (starts[state + 1] ?? 0); i += 2) {
      const target = values[i + 1] ?? -1
      if (target < 0) continue
      const left = (incoming[target] ?? 0) - 1
      incoming[target] = left
      if (left === 0) order.push(target)
    }
  }
  return order.length === count ? order : undefined
}

function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(values.length * 2)
  more.set(values)
  return more
}
