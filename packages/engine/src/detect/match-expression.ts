import { BREAK_SENTENCE, type TokenList } from '../normalise/token-list.js'
import type { ExpressionTable } from './expression-table.js'
import type { WordSets } from './word-sets.js'

/** The threads that stand before one token: for each state the start of the latest thread in it. */
interface Threads {
  readonly states: number[]
  readonly starts: number[]
}

/** A phrase is at most so many tokens long; the compiler of packs sees to it. */
export const LONGEST_PHRASE = 16
/** Threads for the coming tokens, used in a ring; kept from call to call. */
const ring: readonly Threads[] = Array.from({ length: LONGEST_PHRASE + 1 }, () => ({ states: [], starts: [] }))

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
  table: ExpressionTable,
  expression: number,
  sets: WordSets,
  tokens: TokenList,
  from: number,
  to: number,
  found: (first: number, last: number) => void,
): void {
  const { moves, moveStarts, across } = table
  const base = table.firstStates[expression] ?? 0
  let token = from
  while (token < to) {
    const here = threadsAt(token)
    const words = tokens.idsAt(token)
    if (here.states.length > 0 && tokens.breakBefore(token) === BREAK_SENTENCE) keepOnlyAcross(here, across, base)
    let matchedFrom = -1
    let matchedTo = -1
    // After the threads that are under way, a new one starts at every token; being the latest, it wins over older ones.
    for (let t = 0; t <= here.states.length; t++) {
      const isNew = t === here.states.length
      const state = isNew ? base : base + (here.states[t] ?? 0)
      const start = isNew ? token : (here.starts[t] ?? 0)
      const end = moveStarts[state + 1] ?? 0
      for (let m = moveStarts[state] ?? 0; m < end; m += 2) {
        const symbol = moves[m] ?? -1
        const target = moves[m + 1] ?? 0
        if (symbol <= -2) {
          const count = sets.findPhrases(-2 - symbol, tokens, token, to)
          for (let p = 0; p < count; p++) {
            const last = token + (sets.lengths[p] ?? 1) - 1
            if (target >= 0) advance(threadsAt(last + 1), target, start)
            else if (start > matchedFrom || (start === matchedFrom && last > matchedTo)) {
              matchedFrom = start
              matchedTo = last
            }
          }
        } else if (symbol === -1 || sets.holds(symbol, words)) {
          if (target >= 0) advance(threadsAt(token + 1), target, start)
          else if (start > matchedFrom) {
            matchedFrom = start
            matchedTo = token
          }
        }
      }
    }
    if (here.states.length > 0) clear(here)
    if (matchedFrom >= 0) {
      // Before the caller hears of it: the caller may match something else with the same memory.
      clearAll()
      found(matchedFrom, matchedTo)
      token = matchedTo
    }
    token++
  }
  clearAll()
}

function clearAll(): void {
  for (const threads of ring) if (threads.states.length > 0) clear(threads)
}

function threadsAt(token: number): Threads {
  const threads = ring[token % ring.length]
  if (!threads) throw new RangeError('the ring has a place for every remainder')
  return threads
}

function advance({ states, starts }: Threads, state: number, start: number): void {
  const known = states.indexOf(state)
  if (known < 0) {
    states.push(state)
    starts.push(start)
  } else if (start > (starts[known] ?? -1)) starts[known] = start
}

function keepOnlyAcross({ states, starts }: Threads, across: Uint8Array, base: number): void {
  let kept = 0
  for (let t = 0; t < states.length; t++) {
    const state = states[t] ?? 0
    if (!across[base + state]) continue
    states[kept] = state
    starts[kept] = starts[t] ?? 0
    kept++
  }
  states.length = kept
  starts.length = kept
}

function clear({ states, starts }: Threads): void {
  states.length = 0
  starts.length = 0
}
