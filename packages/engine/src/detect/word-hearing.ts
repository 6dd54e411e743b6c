import type { Classifier, WordEar } from '@telltale/classifier'
import type { Turn, WordHead } from '@telltale/model'
import type { Lexicon } from '../normalise/lexicon.js'
import { TokenList } from '../normalise/token-list.js'
import { tokenise } from '../normalise/tokenise.js'
import { loudnessByHead } from './loudness-by-head.js'
import { ownWords } from './own-words.js'
import { wordEarOf } from './word-ear-of.js'

/** What the single words of a stretch of one speaker's turns sound like together. */
export interface WordSound {
  /** For each head of the ear, how loud the words are that are part of it. */
  readonly loudness: Readonly<Record<WordHead, number>>
  readonly words: number
  readonly turns: number
}

/** What is heard in one turn: for each head, how many words count; and how many there are. */
interface HeardTurn {
  readonly amounts: Float64Array
  readonly words: number
}

/** So many turns are remembered before the memory starts afresh: a stretch has a few dozen. */
const MOST_REMEMBERED = 4096

/**
 * Hears single words where they stand, in stretches that somebody asks for: that takes many times as long as hearing them
 * together, and most talk gives no reason to.
 */
export class WordHearing {
  readonly #classifier: Classifier
  readonly #turns: readonly Turn[]
  readonly #lexicon: Lexicon
  readonly #tokens = new TokenList()
  readonly #heard = new Map<number, HeardTurn>()
  /** For each speaker the stretch that was asked for last: it stays the same while others speak. */
  readonly #last = new Map<string, { readonly from: number; readonly to: number; readonly sound: WordSound }>()

  /** @param classifier - The learned part; one that knows single words. */
  constructor(turns: readonly Turn[], classifier: Classifier, lexicon: Lexicon) {
    this.#turns = turns
    this.#classifier = classifier
    this.#lexicon = lexicon
  }

  /** Made when it is first needed, and kept as long as the learned part lives. */
  get ear(): WordEar<WordHead> {
    return wordEarOf(this.#classifier)
  }

  /** What the speaker's turns sound like, from one to another, both included. */
  soundOf(speaker: string, from: number, to: number): WordSound {
    const last = this.#last.get(speaker)
    if (last?.from === from && last.to === to) return last.sound
    const { heads } = this.ear
    const amounts = new Float64Array(heads.length)
    let words = 0
    let turns = 0
    for (let turn = from; turn <= to; turn++) {
      const source = this.#turns[turn]
      if (!source || (source.forwardedFrom ?? source.speaker) !== speaker || source.text === '') continue
      const heard = this.#hear(turn, source)
      for (let head = 0; head < amounts.length; head++)
        amounts[head] = (amounts[head] ?? 0) + (heard.amounts[head] ?? 0)
      words += heard.words
      turns++
    }
    const sound = { loudness: loudnessByHead(heads, amounts), words, turns }
    this.#last.set(speaker, { from, to, sound })
    return sound
  }

  #hear(turn: number, source: Turn): HeardTurn {
    const known = this.#heard.get(turn)
    if (known) return known
    const text = ownWords(source)
    tokenise(text, this.#lexicon, this.#tokens)
    const each = this.ear.hear(text, this.#tokens)
    const width = this.ear.heads.length
    const amounts = new Float64Array(width)
    for (let at = 0; at < each.length; at++) amounts[at % width] = (amounts[at % width] ?? 0) + (each[at] ?? 0)
    const heard = { amounts, words: this.#tokens.length }
    if (this.#heard.size >= MOST_REMEMBERED) this.#heard.clear()
    this.#heard.set(turn, heard)
    return heard
  }
}
