import { BREAK_SENTENCE, type TokenList } from '../normalise/token-list.js'
import type { ExpressionTable } from './expression-table.js'
import type { Sieve } from './sieve.js'

/** A phrase is at most so many tokens long; the compiler of packs sees to it. */
export const LONGEST_PHRASE = 16
/** Threads for the coming tokens stand in a ring of so many rows. */
const RING = LONGEST_PHRASE + 1
const NO_THREAD = -1
/**
 * For each row of the ring and each state, the start of the latest thread in it. Kept from call to call, and empty in
 * between.
 */
let keptThreads = new Int32Array(RING * 16).fill(NO_THREAD)

/**
 * Finds the shortest stretches of tokens that an expression matches, from left to right, none overlapping another.
 *
 * All ways to match are followed at once, one token at a time, so the time is the number of tokens times the number
 * of states, whatever the text: there is nothing to backtrack over.
 *
 * @param sieve - It has just let the expression through, and tells where to begin and to end.
 * @param found - Called with the first and the last token of each match.
 */
export function matchExpression(
  table: ExpressionTable,
  expression: number,
  sieve: Sieve,
  tokens: TokenList,
  found: (first: number, last: number) => void,
): void {
  const base = table.firstStateOf(expression)
  const states = table.stateCountOf(expression)
  const { moves, moveStarts, across } = table
  const size = RING * states
  if (size > keptThreads.length) keptThreads = new Int32Array(size).fill(NO_THREAD)
  const threads = keptThreads
  // The caller may ask the sieve for something else when it hears of a match.
  const to = sieve.last + 1
  let token = sieve.first
  while (token < to) {
    const row = (token % RING) * states
    const next = ((token + 1) % RING) * states
    const opensSentence = tokens.breakBefore(token) === BREAK_SENTENCE
    let matchedFrom = -1
    let matchedTo = -1
    for (let state = 0; state < states; state++) {
      // A new thread starts at every token; being the latest, it wins over older ones.
      let start = token
      if (state > 0) {
        start = threads[row + state] ?? NO_THREAD
        if (start === NO_THREAD) continue
        threads[row + state] = NO_THREAD
        if (opensSentence && across[base + state] === 0) continue
      }
      const end = moveStarts[base + state + 1] ?? 0
      for (let m = moveStarts[base + state] ?? 0; m < end; m += 2) {
        const symbol = moves[m] ?? -1
        const target = moves[m + 1] ?? 0
        if (symbol <= -2) {
          const count = sieve.findPhrases(-2 - symbol, token, to)
          for (let p = 0; p < count; p++) {
            const last = token + (sieve.lengths[p] ?? 1) - 1
            if (target >= 0) advance(threads, ((last + 1) % RING) * states + target, start)
            else if (start > matchedFrom || (start === matchedFrom && last > matchedTo)) {
              matchedFrom = start
              matchedTo = last
            }
          }
        } else if (symbol === -1 || sieve.holds(symbol, token)) {
          if (target >= 0) advance(threads, next + target, start)
          else if (start > matchedFrom) {
            matchedFrom = start
            matchedTo = token
          }
        }
      }
    }
    if (matchedFrom >= 0) {
      // Before the caller hears of it: the caller may match something else with the same memory.
      threads.fill(NO_THREAD, 0, size)
      found(matchedFrom, matchedTo)
      token = matchedTo
    }
    token++
  }
  threads.fill(NO_THREAD, 0, size)
}

/** Of two threads in one state, the later one stays. */
function advance(threads: Int32Array, at: number, start: number): void {
  if ((threads[at] ?? 0) < start) threads[at] = start
}
