import type { Reading, Span, Turn } from '@telltale/model'
import { TokenList } from '../normalise/token-list.js'
import { tokenise } from '../normalise/tokenise.js'
import type { Detector, PreparedCondition } from './detector.js'
import { matchExpression } from './match-expression.js'
import { PresentWords } from './present-words.js'

/** Turns kept ready: conditions look at neighbours, again and again. */
const KEPT_TURNS = 128

interface ReadTurn {
  readonly tokens: TokenList
  /** Where each expression asked for was found, by expression. */
  readonly found: Map<number, readonly Span[]>
}

/** The words a condition is about: whose they are and where they stand. */
export interface Anchor {
  readonly speaker: string
  readonly span: Span
}

/**
 * Looks for the conditions of patterns ("the same person spoke of money within three turns") only where a pattern was
 * found, so that what most conversations never need costs them nothing.
 */
export class ConditionFinder {
  readonly #turns: readonly Turn[]
  readonly #detector: Detector
  readonly #textOf: (turn: Turn) => string
  readonly #kept = new Map<number, ReadTurn>()
  /** The words of one turn: the one that was looked at last. */
  readonly #present: PresentWords
  #presentTurn = -1

  constructor(reading: Reading, detector: Detector, textOf: (turn: Turn) => string) {
    this.#turns = reading.turns
    this.#detector = detector
    this.#textOf = textOf
    this.#present = new PresentWords(detector.vocabularySize)
  }

  /** The place nearest to the anchor where a condition holds; undefined when it does not. */
  nearest(condition: PreparedCondition, { speaker, span }: Anchor): Span | undefined {
    for (let distance = 0; distance <= condition.within; distance++) {
      for (const turn of distance === 0 ? [span.turn] : [span.turn - distance, span.turn + distance]) {
        if (distance > 0 && condition.order === 'before' && turn > span.turn) continue
        if (distance > 0 && condition.order === 'after' && turn < span.turn) continue
        const there = this.#turns[turn]
        if (!there) continue
        const by = there.forwardedFrom ?? there.speaker
        if (condition.by === 'same' ? by !== speaker : condition.by === 'other' && by === speaker) continue
        const place = this.#placesIn(condition.expressions, turn).find(
          (each) =>
            condition.order === 'either' ||
            distance > 0 ||
            (condition.order === 'before' ? each.start < span.start : each.start > span.start),
        )
        if (place) return place
      }
    }
    return undefined
  }

  /** Tells whether one of the expressions is anywhere in a turn. */
  isIn(expressions: readonly number[], turn: number): boolean {
    return expressions.some((expression) => this.#placesIn([expression], turn).length > 0)
  }

  #placesIn(expressions: readonly number[], turn: number): readonly Span[] {
    const read = this.#read(turn)
    return expressions.flatMap((expression) => {
      let places = read.found.get(expression)
      if (!places) read.found.set(expression, (places = this.#find(expression, turn, read.tokens)))
      return places
    })
  }

  #find(index: number, turn: number, tokens: TokenList): readonly Span[] {
    const { expressions, sets } = this.#detector
    const quoted = this.#turns[turn]?.quoted ?? []
    const places: Span[] = []
    if (this.#presentTurn !== turn) this.#present.take(tokens, 0, tokens.length)
    this.#presentTurn = turn
    if (!sets.allMet(expressions.needsOf(index), 0, this.#present)) return places
    matchExpression(expressions, index, sets, tokens, 0, tokens.length, (first, last) => {
      const start = tokens.startOf(first)
      const end = tokens.endOf(last)
      if (!quoted.some(([from, to]) => start < to && end > from)) places.push({ turn, start, end })
    })
    return places
  }

  #read(turn: number): ReadTurn {
    let read = this.#kept.get(turn)
    if (!read) {
      read = { tokens: new TokenList(), found: new Map() }
      const source = this.#turns[turn]
      if (source) tokenise(this.#textOf(source), this.#detector.lexicon, read.tokens)
      if (this.#kept.size >= KEPT_TURNS) {
        const [oldest] = this.#kept.keys()
        if (oldest !== undefined) this.#kept.delete(oldest)
      }
      this.#kept.set(turn, read)
    }
    return read
  }
}
