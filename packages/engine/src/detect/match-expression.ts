import type { CompiledExpression } from '@telltale/model'
import { BREAK_SENTENCE, type TokenList } from '../normalise/token-list.js'

/** An expression with its tables laid out for speed. */
export interface PreparedExpression {
  readonly moves: readonly Int32Array[]
  readonly accepts: Uint8Array
  readonly across: Uint8Array
  /** Groups of word sets of which a text must hold one each; the rarest group first. */
  readonly needs: readonly (readonly number[])[]
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

/** Working memory for `matchExpression`, kept from call to call. */
interface Scratch {
  /** For each state, the first token of the latest thread in it, or -1. */
  current: Int32Array
  next: Int32Array
  currentStates: number[]
  nextStates: number[]
}

const scratch: Scratch = { current: new Int32Array(0), next: new Int32Array(0), currentStates: [], nextStates: [] }

/**
 * Finds the shortest stretches of tokens that an expression matches, from left to right, none overlapping another.
 *
 * All ways to match are followed at once, one token at a time, so the time is the number of tokens times the number
 * of states, whatever the text: there is nothing to backtrack over.
 *
 * @param from - First token to look at.
 * @param to - Just past the last.
 * @param found - Called with the first and the last token of each match.
 */
export function matchExpression(
  expression: PreparedExpression,
  tokens: TokenList,
  from: number,
  to: number,
  found: (first: number, last: number) => void,
): void {
  const states = expression.moves.length
  if (scratch.current.length < states) {
    scratch.current = new Int32Array(states).fill(-1)
    scratch.next = new Int32Array(states).fill(-1)
  }
  clear()
  for (let token = from; token < to; token++) {
    const sets = tokens.setsAt(token)
    if (token > from && tokens.breakBefore(token) === BREAK_SENTENCE) dropThreadsWithin(expression.across)
    // A new thread may start at every token; being the latest, it wins over older ones in the same state.
    enter(0, token)
    let matchedFrom = -1
    for (const state of scratch.currentStates) {
      const start = scratch.current[state] ?? -1
      const moves = expression.moves[state]
      if (!moves) continue
      for (let m = 0; m < moves.length; m += 2) {
        const set = moves[m] ?? -1
        if (set !== -1 && !holds(sets, set)) continue
        const target = moves[m + 1] ?? 0
        if (expression.accepts[target]) matchedFrom = Math.max(matchedFrom, start)
        else advance(target, start)
      }
    }
    if (matchedFrom >= 0) {
      found(matchedFrom, token)
      clear()
    } else turnOver()
  }
  clear()
}

function holds(sets: readonly number[], set: number): boolean {
  for (const each of sets) if (each === set) return true
  return false
}

function enter(state: number, start: number): void {
  if ((scratch.current[state] ?? -1) < 0) scratch.currentStates.push(state)
  scratch.current[state] = start
}

function advance(state: number, start: number): void {
  const before = scratch.next[state] ?? -1
  if (before < 0) scratch.nextStates.push(state)
  if (start > before) scratch.next[state] = start
}

function turnOver(): void {
  for (const state of scratch.currentStates) scratch.current[state] = -1
  scratch.currentStates.length = 0
  const { current, currentStates } = scratch
  scratch.current = scratch.next
  scratch.currentStates = scratch.nextStates
  scratch.next = current
  scratch.nextStates = currentStates
}

function dropThreadsWithin(across: Uint8Array): void {
  let kept = 0
  for (const state of scratch.currentStates) {
    if (across[state]) scratch.currentStates[kept++] = state
    else scratch.current[state] = -1
  }
  scratch.currentStates.length = kept
}

function clear(): void {
  for (const state of scratch.currentStates) scratch.current[state] = -1
  for (const state of scratch.nextStates) scratch.next[state] = -1
  scratch.currentStates.length = 0
  scratch.nextStates.length = 0
}
