import type { Reading, Span, Turn } from '@telltale/model'
import { TokenList } from '../normalise/token-list.js'
import { tokenise } from '../normalise/tokenise.js'
import type { Detector, PreparedCondition } from './detector.js'
import { matchExpression } from './match-expression.js'
import { PresentWords } from './present-words.js'

/** Texts kept ready: conditions look at neighbours, again and again, and people repeat themselves. */
const KEPT_TEXTS = 256

interface Place {
  readonly start: number
  readonly end: number
}

interface ReadText {
  readonly tokens: TokenList
  /** Where each expression asked for was found, by expression. */
  readonly found: Map<number, readonly Place[]>
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
  readonly #kept = new Map<string, ReadText>()
  /** The words of one text: the one that was looked at last. */
  readonly #present: PresentWords
  #presentOf: ReadText | undefined

  constructor(reading: Reading, detector: Detector, textOf: (turn: Turn) => string) {
    this.#turns = reading.turns
    this.#detector = detector
    this.#textOf = textOf
    this.#present = new PresentWords(detector.vocabularySize)
  }

  /**
   * The place where a condition holds; undefined when it does not. Of several, the nearest one that was already said: a reader
   * who stops at the anchor must come to the same answer.
   */
  nearest(condition: PreparedCondition, anchor: Anchor): Span | undefined {
    const { within, order } = condition
    const here = anchor.span.turn
    for (let turn = here; turn >= here - within; turn--) {
      if (turn < here && order === 'after') break
      const place = this.#placeIn(condition, anchor, turn)
      if (place) return place
    }
    if (order === 'before') return undefined
    for (let turn = here + 1; turn <= here + within; turn++) {
      const place = this.#placeIn(condition, anchor, turn)
      if (place) return place
    }
    return undefined
  }

  #placeIn({ expressions, by, order }: PreparedCondition, { speaker, span }: Anchor, turn: number): Span | undefined {
    const there = this.#turns[turn]
    if (!there) return undefined
    const isSame = (there.forwardedFrom ?? there.speaker) === speaker
    if (by === 'same' ? !isSame : by === 'other' && isSame) return undefined
    return this.#placesIn(expressions, turn).find(
      ({ start }) =>
        order === 'either' || turn !== span.turn || (order === 'before' ? start < span.start : start > span.start),
    )
  }

  /** Tells whether one of the expressions is anywhere in a turn. */
  isIn(expressions: readonly number[], turn: number): boolean {
    return expressions.some((expression) => this.#placesIn([expression], turn).length > 0)
  }

  #placesIn(expressions: readonly number[], turn: number): readonly Span[] {
    const source = this.#turns[turn]
    if (!source) return []
    const read = this.#read(this.#textOf(source))
    const spans: Span[] = []
    for (const expression of expressions) {
      let places = read.found.get(expression)
      if (!places) read.found.set(expression, (places = this.#find(expression, read)))
      for (const { start, end } of places) {
        const isQuoted = source.quoted?.some(([from, to]) => start < to && end > from) ?? false
        if (!isQuoted) spans.push({ turn, start, end })
      }
    }
    return spans
  }

  #find(expression: number, read: ReadText): readonly Place[] {
    const { expressions, sets } = this.#detector
    const { tokens } = read
    if (this.#presentOf !== read) this.#present.take(tokens, 0, tokens.length)
    this.#presentOf = read
    if (!sets.allMet(expressions.needsOf(expression), 0, this.#present)) return NO_PLACES
    const places: Place[] = []
    matchExpression(expressions, expression, sets, tokens, 0, tokens.length, (first, last) => {
      places.push({ start: tokens.startOf(first), end: tokens.endOf(last) })
    })
    return places
  }

  #read(text: string): ReadText {
    let read = this.#kept.get(text)
    if (!read) {
      read = { tokens: new TokenList(), found: new Map() }
      tokenise(text, this.#detector.lexicon, read.tokens)
      if (this.#kept.size >= KEPT_TEXTS) {
        const [oldest] = this.#kept.keys()
        if (oldest !== undefined) this.#kept.delete(oldest)
      }
      this.#kept.set(text, read)
    }
    return read
  }
}

const NO_PLACES: readonly Place[] = []
