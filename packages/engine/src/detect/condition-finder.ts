import type { Reading, Span, Turn } from '@telltale/model'
import { TokenList } from '../normalise/token-list.js'
import { tokenise } from '../normalise/tokenise.js'
import type { Detector, PreparedCondition } from './detector.js'
import { matchExpression } from './match-expression.js'
import type { Sieve } from './sieve.js'
import { textRead } from './text-read.js'

/** Texts kept ready: conditions look at neighbours, again and again, and people repeat themselves. */
const KEPT_TEXTS = 256
/** The tokens of a longer text are not kept for the next one. */
const MOST_HANDED_ON = 1024

interface Place {
  readonly start: number
  readonly end: number
}

interface ReadText {
  readonly tokens: TokenList
  /** Where each expression asked for was found, by expression; those whose words are not there are not noted. */
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
  readonly #kept = new Map<string, ReadText>()
  /** The turn whose tokens the detector's own sieve has taken up, all of them; -1 when there is none such. */
  turnUnderWay = -1

  constructor(reading: Reading, detector: Detector) {
    this.#turns = reading.turns
    this.#detector = detector
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
    const isAnywhere = order === 'either' || turn !== span.turn
    return this.#firstIn(
      expressions,
      there,
      turn,
      isAnywhere ? undefined : ({ start }) => (order === 'before' ? start < span.start : start > span.start),
    )
  }

  /** Tells whether one of the expressions is anywhere in a turn. */
  isIn(expressions: readonly number[], turn: number): boolean {
    const source = this.#turns[turn]
    return source !== undefined && this.#firstIn(expressions, source, turn) !== undefined
  }

  /** The first place of a turn's own words, by the order of the expressions, that fits. */
  #firstIn(
    expressions: readonly number[],
    source: Turn,
    turn: number,
    fits?: (place: Place) => boolean,
  ): Span | undefined {
    const isUnderWay = turn === this.turnUnderWay
    const read = isUnderWay ? undefined : this.#read(textRead(source))
    const sieve = isUnderWay ? this.#detector.sieve : this.#detector.sieveOfNeighbours
    for (const expression of expressions) {
      for (const place of this.#find(expression, sieve, read)) {
        const { start, end } = place
        if (source.quoted?.some(([from, to]) => start < to && end > from)) continue
        if (!fits || fits(place)) return { turn, start, end }
      }
    }
    return undefined
  }

  #find(expression: number, sieve: Sieve, read: ReadText | undefined): readonly Place[] {
    const { expressions } = this.#detector
    const tokens = read?.tokens ?? sieve.tokens
    if (!tokens) return NO_PLACES
    if (sieve.tokens !== tokens) sieve.take(tokens, 0, tokens.length)
    if (!sieve.allMet(expressions.needsOf(expression), 0)) return NO_PLACES
    const before = read?.found.get(expression)
    if (before) return before
    let places: Place[] | undefined
    if (sieve.passes(expression))
      matchExpression(expressions, expression, sieve, tokens, (first, last) => {
        ;(places ??= []).push({ start: tokens.startOf(first), end: tokens.endOf(last) })
      })
    read?.found.set(expression, places ?? NO_PLACES)
    return places ?? NO_PLACES
  }

  #read(text: string): ReadText {
    let read = this.#kept.get(text)
    if (read) return read
    const tokens = this.#kept.size < KEPT_TEXTS ? new TokenList() : this.#forgetOldest()
    read = { tokens, found: new Map() }
    tokenise(text, this.#detector.lexicon, tokens)
    // Its tokens are others now, though the list may be the same.
    this.#detector.sieveOfNeighbours.tokens = undefined
    this.#kept.set(text, read)
    return read
  }

  /** Lets the oldest text go, and hands on the memory of its tokens, unless it is much. */
  #forgetOldest(): TokenList {
    const [oldest] = this.#kept
    if (!oldest) return new TokenList()
    const [text, { tokens }] = oldest
    this.#kept.delete(text)
    return tokens.starts.length > MOST_HANDED_ON ? new TokenList() : tokens
  }
}

const NO_PLACES: readonly Place[] = []
