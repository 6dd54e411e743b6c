import type { CompiledExpression } from '@telltale/model'
import { readRows } from './read-rows.js'

/** The expressions of a detector, in a few long runs of memory. */
export class ExpressionTable {
  readonly #known = new Map<CompiledExpression, number>()
  readonly #needs: (readonly number[])[] = []
  /** Grown while expressions are added, laid out by `seal`. */
  readonly #stateCounts: number[] = []
  readonly #moveCounts: number[] = []
  readonly #moves: number[] = []
  readonly #across: number[] = []

  /** For each expression, its first state. */
  firstStates: Int32Array = new Int32Array(0)
  /** For each state, where its moves begin: pairs of a symbol and a state of the same expression, or -1. */
  moveStarts: Int32Array = new Int32Array(0)
  moves: Int32Array = new Int32Array(0)
  /** 1 for a state that may be left by a token that opens a new sentence. */
  across: Uint8Array = new Uint8Array(0)

  /** Adds an expression, or finds it: many patterns share a condition, and it is kept, and looked for, once. */
  add(expression: CompiledExpression): number {
    const before = this.#known.get(expression)
    if (before !== undefined) return before
    const [moves = '', across = '', needs = ''] = expression.split('/')
    const { starts, values } = readRows(moves)
    const crossing = new Set(readRows(across).values)
    this.#needs.push([...readRows(needs).values])
    this.#stateCounts.push(starts.length - 1)
    for (let state = 0; state + 1 < starts.length; state++) {
      const from = starts[state] ?? 0
      const to = starts[state + 1] ?? 0
      this.#moveCounts.push(to - from)
      for (let i = from; i < to; i++) this.#moves.push(values[i] ?? 0)
      this.#across.push(crossing.has(state) ? 1 : 0)
    }
    const index = this.#known.size
    this.#known.set(expression, index)
    return index
  }

  /** Lays everything out for reading; nothing is added after it. */
  seal(): void {
    this.firstStates = runningSums(this.#stateCounts)
    this.moveStarts = runningSums(this.#moveCounts)
    this.moves = Int32Array.from(this.#moves)
    this.across = Uint8Array.from(this.#across)
    for (const list of [this.#stateCounts, this.#moveCounts, this.#moves, this.#across]) list.length = 0
    this.#known.clear()
  }

  get length(): number {
    return this.#needs.length
  }

  /** Word sets of which a text must hold one word each; the rarest first. */
  needsOf(expression: number): readonly number[] {
    return this.#needs[expression] ?? []
  }
}

function runningSums(counts: readonly number[]): Int32Array {
  const sums = new Int32Array(counts.length + 1)
  counts.forEach((count, index) => (sums[index + 1] = (sums[index] ?? 0) + count))
  return sums
}
