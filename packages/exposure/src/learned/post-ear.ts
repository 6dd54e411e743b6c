import { Classifier } from '@telltale/classifier'
import { buildLexicon, guessLanguage, TokenList, type Lexicon } from '@telltale/engine'
import { EXPOSURE_KINDS, type CompiledExposurePack, type ExposureKind, type LearnedPosts } from '@telltale/model'
import { splitText, type Piece } from '../find/split-text.js'
import { findIdentifiers } from '../identifiers/find-identifiers.js'
import { cutSentences } from './cut-sentences.js'
import { NetEar } from './net-ear.js'
import { WordEar } from './word-ear.js'
import { wordsToHear } from './words-to-hear.js'

/** How much a kind is heard, and in which sentence most. Places count UTF-16 units of the whole text. */
export interface KindSound extends Piece {
  readonly kind: ExposureKind
  /** Log odds that it is given away. */
  readonly odds: number
}

/** What a post, or one part of a long text, sounds like. */
export interface PostSound extends Piece {
  /** Log odds that it gives anything away. */
  readonly any: number
  readonly kinds: readonly KindSound[]
}

/**
 * The net takes a thousand times as long as the tables. So many words of one text, or characters where each is a word, are
 * heard with it; what comes after them in a long document is heard by the tables alone, and told a little less often.
 */
const MOST_CLOSE = 40_000

/** What was learnt from posts, ready to listen. Time grows with the text and no faster. */
export class PostEar {
  readonly #learned: LearnedPosts
  readonly #classifier: Classifier<LearnedPosts>
  readonly #words: WordEar
  readonly #net: NetEar | undefined
  readonly #lexicon: Lexicon
  readonly #tokens = new TokenList()

  constructor(learned: LearnedPosts, pack: Pick<CompiledExposurePack, 'vocabulary' | 'folding'>) {
    this.#learned = learned
    this.#lexicon = buildLexicon(pack)
    this.#classifier = new Classifier(learned, this.#lexicon.respellingsOf)
    this.#words = new WordEar(learned.words)
    this.#net = learned.net && new NetEar(learned.net)
  }

  /** Listens to a text, word by word, sentence by sentence and as a whole. A long one is several posts; one without words is none. */
  hear(text: string): readonly PostSound[] {
    let left = MOST_CLOSE
    return splitText(text).flatMap(({ start, end }) => {
      const heard = this.#hearPiece(text.slice(start, end), start, left > 0)
      if (heard === undefined) return []
      left -= heard.words
      return [{ start, end, ...heard.sound }]
    })
  }

  #hearPiece(
    text: string,
    offset: number,
    isClose: boolean,
  ): { readonly sound: Omit<PostSound, 'start' | 'end'>; readonly words: number } | undefined {
    const { heads, wholeShare, wordShare, netShare, languages = {} } = this.#learned
    const found = findIdentifiers(text)
    const sentences = cutSentences(text)
    if (sentences.length === 0) return undefined
    const whole = this.#listen(text, found)
    // The tokens are still those of the whole text.
    const { length } = this.#tokens
    const words = this.#words.hear(text, this.#tokens)
    const net = isClose ? this.#net?.hear(text, this.#tokens) : undefined
    const scores = sentences.map(({ start, end }) =>
      this.#listen(
        text.slice(start, end),
        found.filter((each) => each.start < end && each.end > start),
      ),
    )
    const shift = languages[guessLanguage([{ speaker: '', text }])] ?? 0
    let any = 0
    const kinds: KindSound[] = []
    heads.forEach((head, column) => {
      let clearest = 0
      scores.forEach((each, index) => {
        if ((each[column] ?? 0) > (scores[clearest]?.[column] ?? 0)) clearest = index
      })
      const of = head === 'any' ? 'any' : 'kind'
      const share = wholeShare[of]
      const odds =
        share * (whole[column] ?? 0) +
        (1 - share) * (scores[clearest]?.[column] ?? 0) +
        wordShare[of] * (words[column] ?? 0) +
        (net && netShare ? netShare[of] * (net.get(head) ?? 0) : 0) +
        shift
      const kind = EXPOSURE_KINDS.find((each) => each === head)
      const place = sentences[clearest]
      if (kind === undefined || place === undefined) any = odds
      else kinds.push({ kind, odds, start: offset + place.start, end: offset + place.end })
    })
    return { sound: { any, kinds }, words: length }
  }

  #listen(text: string, found: readonly { readonly name: string }[]): Float64Array {
    const names = found.map(({ name }) => name)
    const scores = new Float64Array(this.#learned.heads.length)
    this.#classifier.scoresOf(this.#classifier.hear(wordsToHear(text, names, this.#lexicon, this.#tokens)), scores)
    return scores
  }
}
