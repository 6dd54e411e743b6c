import { BREAK_SENTENCE, type TokenList } from '../normalise/token-list.js'
import { ONE_WORD, type ExpressionTable } from './expression-table.js'
import { PresentWords } from './present-words.js'
import { SHORT_ROW, type WordSets } from './word-sets.js'

/** Where the empty answer is kept. */
const NOWHERE = 0

/**
 * Tells whether an expression can match in a stretch of tokens at all, before anybody looks where.
 *
 * All tokens are followed at once: for each state, one bit says at which tokens a thread stands in it, so an expression
 * costs a few operations for each of its moves, however long the stretch. Of the expressions whose needs are met, four of
 * five end here. Where the words of a set stand is worked out when it is first asked for and kept for the stretch: many
 * expressions ask for the same sets.
 */
export class Sieve {
  readonly #table: ExpressionTable
  readonly #sets: WordSets
  /** The words of the stretch. */
  readonly present: PresentWords
  /** The tokens that were taken up last. */
  tokens: TokenList | undefined
  #from = 0
  #to = 0
  #lanes = 1
  /** One bit for each token of the stretch. */
  #all = new Int32Array(1)
  /** A single token. */
  #one = new Int32Array(1)
  /** Tokens that open a sentence. */
  #openings = new Int32Array(1)

  /** For each set and phrase list, the number of its answer; answers below `#firstAnswer` are of stretches before. */
  readonly #answerOfSet: Int32Array
  readonly #answerOfList: Int32Array
  #firstAnswer = 1
  #answers = 0
  /** For each answer, its lanes: the tokens at which a set holds, or at which phrases of a list have been looked for. */
  #places = new Int32Array(256)
  /** For each answer about a phrase list, the first of its phrases, and from there a chain: one for each length. */
  #firstPhrases = new Int32Array(256)
  #nextPhrases = new Int32Array(64)
  #phraseLengths = new Int32Array(64)
  /** For each of these, its lanes: the tokens at which a phrase of that length begins. */
  #phrasePlaces = new Int32Array(64)
  #phrases = 0
  readonly #found: number[] = []

  /** For each state, the tokens before which a thread stands in it. */
  #reached = new Int32Array(256)

  /** The first token with which a match of the last expression could begin, and the last token with which one ends. */
  first = 0
  last = 0
  /** What `findPhrases` found last. */
  readonly lengths: number[] = []

  /** @param vocabularySize - How many words there are in all. */
  constructor(table: ExpressionTable, sets: WordSets, vocabularySize: number) {
    this.#table = table
    this.#sets = sets
    this.present = new PresentWords(vocabularySize)
    this.#answerOfSet = new Int32Array(sets.setCount)
    this.#answerOfList = new Int32Array(sets.listCount)
  }

  /** Forgets the last stretch and takes up another. */
  take(tokens: TokenList, from: number, to: number): void {
    this.tokens = tokens
    this.present.take(tokens, from, to)
    this.#from = from
    this.#to = to
    this.#firstAnswer += this.#answers + 1
    if (this.#firstAnswer > MOST_ANSWERS) {
      this.#answerOfSet.fill(0)
      this.#answerOfList.fill(0)
      this.#firstAnswer = 1
    }
    this.#answers = NOWHERE
    this.#phrases = 0
    const lanes = (this.#lanes = this.present.lanes)
    if (lanes > this.#all.length) {
      this.#all = new Int32Array(lanes)
      this.#one = new Int32Array(lanes)
      this.#openings = new Int32Array(lanes)
    }
    for (let lane = 0; lane < lanes; lane++) {
      const left = to - from - lane * 32
      this.#all[lane] = left >= 32 ? -1 : (1 << left) - 1
      this.#openings[lane] = 0
    }
    for (let token = from; token < to && this.#lanes > 0; token++)
      if (tokens.breaks[token] === BREAK_SENTENCE) set(this.#openings, 0, token - from)
  }

  /** Tells whether a word of each of the sets is in the stretch, from the given one on. */
  allMet(needs: readonly number[], first: number): boolean {
    const { present } = this
    const { starts, values } = this.#sets.sets
    for (let n = first; n < needs.length; n++) {
      const set = needs[n] ?? -1
      const from = starts[set] ?? 0
      const to = starts[set + 1] ?? 0
      let met = false
      if (to - from <= present.count * 4) {
        for (let i = from; i < to && !met; i++) met = present.has(values[i] ?? -1)
      } else {
        for (let i = 0; i < present.count && !met; i++) met = this.#sets.has(set, present.words[i] ?? 0)
      }
      if (!met) return false
    }
    return true
  }

  /** Tells whether a token of the stretch is known as a word of a set, or as the one word that stands for it. */
  holds(symbol: number, token: number): boolean {
    if (this.#lanes === 0) {
      const ids = this.tokens?.idsAt(token) ?? []
      return symbol >= ONE_WORD ? ids.includes(symbol - ONE_WORD) : this.#sets.holds(symbol, ids)
    }
    if (symbol >= ONE_WORD) {
      const { present } = this
      const word = symbol - ONE_WORD
      return present.has(word) && isSet(present.masks, present.placeOf(word) * this.#lanes, token - this.#from)
    }
    const places = this.#placesOf(symbol)
    return places !== NOWHERE && isSet(this.#places, places * this.#lanes, token - this.#from)
  }

  /**
   * Finds the phrases of a list that begin at a token of the stretch and end before another, and leaves their lengths in
   * `lengths` until it is called again.
   *
   * @returns How many there are.
   */
  findPhrases(list: number, token: number, to: number): number {
    const { tokens } = this
    if (this.#lanes === 0) return tokens ? this.#sets.findPhrases(list, tokens, token, to, this.lengths) : 0
    let count = 0
    this.#one.fill(0)
    set(this.#one, 0, token - this.#from)
    let p = this.#phrasesOf(list, this.#one, 0)
    for (; p >= 0; p = this.#nextPhrases[p] ?? -1) {
      const length = this.#phraseLengths[p] ?? 1
      if (token + length <= to && isSet(this.#phrasePlaces, p * this.#lanes, token - this.#from))
        this.lengths[count++] = length
    }
    return count
  }

  /** Tells whether the expression matches somewhere, and leaves the outmost tokens in `first` and `last`. */
  passes(expression: number): boolean {
    const base = this.#table.firstStateOf(expression)
    const count = this.#table.stateCountOf(expression)
    this.first = this.#from
    this.last = this.#to - 1
    if (!this.#table.isForward(expression) || this.#lanes === 0) return true
    const { moves, moveStarts, across } = this.#table
    const { present } = this
    const lanes = this.#lanes
    if (count * lanes > this.#reached.length) this.#reached = new Int32Array(count * lanes * 2)
    const reached = this.#reached
    reached.fill(0, 0, count * lanes)
    for (let lane = 0; lane < lanes; lane++) reached[lane] = this.#all[lane] ?? 0
    let first = -1
    let last = -1
    for (let state = 0; state < count; state++) {
      const here = state * lanes
      const mayCross = state === 0 || across[base + state] === 1
      let any = 0
      for (let lane = 0; lane < lanes; lane++) {
        if (!mayCross) reached[here + lane] = (reached[here + lane] ?? 0) & ~(this.#openings[lane] ?? 0)
        any |= reached[here + lane] ?? 0
      }
      if (any === 0) continue
      const end = moveStarts[base + state + 1] ?? 0
      for (let m = moveStarts[base + state] ?? 0; m < end; m += 2) {
        const symbol = moves[m] ?? -1
        const target = moves[m + 1] ?? 0
        if (symbol >= -1) {
          let masks = this.#all
          let at = 0
          if (symbol >= ONE_WORD) {
            if (!present.has(symbol - ONE_WORD)) continue
            masks = present.masks
            at = present.placeOf(symbol - ONE_WORD) * lanes
          } else if (symbol >= 0) {
            at = this.#placesOf(symbol) * lanes
            if (at === NOWHERE) continue
            masks = this.#places
          }
          let carried = 0
          for (let lane = 0; lane < lanes; lane++) {
            const taken = (reached[here + lane] ?? 0) & (masks[at + lane] ?? 0)
            if (taken !== 0) {
              if (state === 0 && (first < 0 || first >= lane * 32)) first = lowest(first, lane, taken)
              if (target < 0) last = Math.max(last, lane * 32 + 31 - Math.clz32(taken))
            }
            if (target >= 0) {
              const next = target * lanes + lane
              reached[next] = (reached[next] ?? 0) | (((taken << 1) | carried) & (this.#all[lane] ?? 0))
              carried = taken >>> 31
            }
          }
          continue
        }
        let p = this.#phrasesOf(-2 - symbol, reached, here)
        for (; p >= 0; p = this.#nextPhrases[p] ?? -1) {
          const length = this.#phraseLengths[p] ?? 1
          let carried = 0
          for (let lane = 0; lane < lanes; lane++) {
            const taken = (reached[here + lane] ?? 0) & (this.#phrasePlaces[p * lanes + lane] ?? 0)
            if (taken !== 0) {
              if (state === 0 && (first < 0 || first >= lane * 32)) first = lowest(first, lane, taken)
              if (target < 0) last = Math.max(last, lane * 32 + 30 - Math.clz32(taken) + length)
            }
            if (target >= 0) {
              const next = target * lanes + lane
              reached[next] = (reached[next] ?? 0) | (((taken << length) | carried) & (this.#all[lane] ?? 0))
              carried = taken >>> (32 - length)
            }
          }
        }
      }
    }
    if (last < 0) return false
    this.first = this.#from + first
    this.last = this.#from + last
    return true
  }

  /** The number of the answer to where the words of a set stand; `NOWHERE` when none is there. */
  #placesOf(set: number): number {
    const before = (this.#answerOfSet[set] ?? 0) - this.#firstAnswer
    if (before >= 0) return before
    const { starts, values } = this.#sets.sets
    const { present } = this
    const lanes = this.#lanes
    const from = starts[set] ?? 0
    const to = starts[set + 1] ?? 0
    let answer = NOWHERE
    const isShort = to - from <= SHORT_ROW
    const count = isShort ? to - from : present.count
    for (let i = 0; i < count; i++) {
      const word = (isShort ? values[from + i] : present.words[i]) ?? 0
      if (!(isShort ? present.has(word) : this.#sets.has(set, word))) continue
      if (answer === NOWHERE) answer = this.#newAnswer()
      const masks = present.placeOf(word) * lanes
      for (let lane = 0; lane < lanes; lane++) {
        const at = answer * lanes + lane
        this.#places[at] = (this.#places[at] ?? 0) | (present.masks[masks + lane] ?? 0)
      }
    }
    this.#answerOfSet[set] = this.#firstAnswer + answer
    return answer
  }

  /**
   * The phrases of a list that begin at some of the tokens: the first of a chain, one for each length; -1 when there are
   * none. They are looked for only at tokens that were not asked for before.
   *
   * @param wanted - The lanes of those tokens stand here, from `from` on.
   */
  #phrasesOf(list: number, wanted: Int32Array, from: number): number {
    const { tokens } = this
    const lanes = this.#lanes
    let answer = (this.#answerOfList[list] ?? 0) - this.#firstAnswer
    if (answer < 0) {
      answer = this.#newAnswer()
      this.#firstPhrases[answer] = -1
      this.#answerOfList[list] = this.#firstAnswer + answer
    }
    for (let lane = 0; lane < lanes; lane++) {
      const at = answer * lanes + lane
      const known = this.#places[at] ?? 0
      let left = (wanted[from + lane] ?? 0) & ~known
      if (left === 0 || !tokens) continue
      this.#places[at] = known | left
      for (; left !== 0; left &= left - 1) {
        const token = lane * 32 + 31 - Math.clz32(left & -left)
        const count = this.#sets.findPhrases(list, tokens, this.#from + token, this.#to, this.#found)
        for (let i = 0; i < count; i++) this.#notePhrase(answer, this.#found[i] ?? 0, token)
      }
    }
    return this.#firstPhrases[answer] ?? -1
  }

  #notePhrase(answer: number, length: number, token: number): void {
    let p = this.#firstPhrases[answer] ?? -1
    while (p >= 0 && this.#phraseLengths[p] !== length) p = this.#nextPhrases[p] ?? -1
    if (p < 0) {
      p = this.#phrases++
      if (p === this.#phraseLengths.length) {
        this.#phraseLengths = grown(this.#phraseLengths, p * 2)
        this.#nextPhrases = grown(this.#nextPhrases, p * 2)
      }
      const room = this.#phrases * this.#lanes
      if (room > this.#phrasePlaces.length) this.#phrasePlaces = grown(this.#phrasePlaces, room * 2)
      this.#phrasePlaces.fill(0, p * this.#lanes, room)
      this.#phraseLengths[p] = length
      this.#nextPhrases[p] = this.#firstPhrases[answer] ?? -1
      this.#firstPhrases[answer] = p
    }
    set(this.#phrasePlaces, p * this.#lanes, token)
  }

  #newAnswer(): number {
    const answer = ++this.#answers
    const room = (answer + 1) * this.#lanes
    if (room > this.#places.length) this.#places = grown(this.#places, room * 2)
    if (answer === this.#firstPhrases.length) this.#firstPhrases = grown(this.#firstPhrases, answer * 2)
    for (let lane = answer * this.#lanes; lane < room; lane++) this.#places[lane] = 0
    return answer
  }
}

/** So many answers are numbered before the numbers begin anew. */
const MOST_ANSWERS = 2 ** 30

/** The lower of the first token so far and the lowest of a lane; -1 stands for none so far. */
function lowest(first: number, lane: number, tokens: number): number {
  const token = lane * 32 + 31 - Math.clz32(tokens & -tokens)
  return first < 0 ? token : Math.min(first, token)
}

function isSet(lanes: Int32Array, from: number, token: number): boolean {
  return ((lanes[from + (token >> 5)] ?? 0) & (1 << (token & 31))) !== 0
}

function set(lanes: Int32Array, from: number, token: number): void {
  const at = from + (token >> 5)
  lanes[at] = (lanes[at] ?? 0) | (1 << (token & 31))
}

function grown(values: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(size)
  more.set(values)
  return more
}
