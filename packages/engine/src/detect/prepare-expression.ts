import type { CompiledExpression } from '@telltale/model'

/** An expression with its tables laid out for speed. */
export interface PreparedExpression {
  readonly moves: readonly Int32Array[]
  readonly accepts: Uint8Array
  readonly across: Uint8Array
  readonly needs: readonly number[]
}

/** Lays out one expression of a pack for matching. */
export function prepareExpression(expression: CompiledExpression): PreparedExpression {
  const states = expression.moves.length
  const accepts = new Uint8Array(states)
  const across = new Uint8Array(states)
  for (const state of expression.accept) accepts[state] = 1
  for (const state of expression.across ?? []) across[state] = 1
  return { moves: expression.moves.map((flat) => Int32Array.from(flat)), accepts, across, needs: expression.needs }
}
