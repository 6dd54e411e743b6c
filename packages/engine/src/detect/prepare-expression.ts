import type { CompiledExpression } from '@telltale/model'
import type { WordSet } from './word-set.js'
import type { WordSets } from './word-sets.js'

/** An expression with its tables laid out for speed. */
export interface PreparedExpression {
  readonly moves: readonly Int32Array[]
  readonly accepts: Uint8Array
  readonly across: Uint8Array
  /** Sets of which a text must hold a word each; the rarest first. */
  readonly needs: readonly WordSet[]
  /** The words that lead here: those of the rarest need. */
  readonly leads: readonly number[]
  /** The words a match can begin with; undefined when any word will do. */
  readonly firstWords: WordSet | undefined
}

/** Lays out one expression of a pack for matching. */
export function prepareExpression(expression: CompiledExpression, sets: WordSets): PreparedExpression {
  const states = expression.moves.length
  const accepts = new Uint8Array(states)
  const across = new Uint8Array(states)
  for (const state of expression.accept) accepts[state] = 1
  for (const state of expression.across ?? []) across[state] = 1
  const firstSymbols = (expression.moves[0] ?? []).filter((_, index) => index % 2 === 0)
  return {
    moves: expression.moves.map((flat) => Int32Array.from(flat)),
    accepts,
    across,
    leads: sets.wordsOf(expression.needs[0] ?? -1),
    needs: expression.needs.map((set) => sets.setAt(set)),
    firstWords: sets.firstWords(firstSymbols),
  }
}
