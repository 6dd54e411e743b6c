import type { ConversationNet, HeardUtterance } from '@telltale/classifier'
import type { Turn } from '@telltale/model'
import type { Lexicon } from '../normalise/lexicon.js'
import { TokenList } from '../normalise/token-list.js'
import type { Sound } from './hearing.js'
import { joinUtterances, type Utterance } from './join-utterances.js'
import { wordsOfTurn } from './words-of-turn.js'

/** So many turns around the loudest stretch are heard together, and of these so many utterances and words, as it was learnt. */
const MOST_TURNS = 64
const MOST_UTTERANCES = 48
const MOST_WORDS = 800
/** So many turns before and after a stretch belong to it. */
const MARGIN = 4
/** In one conversation so many words are heard closely at most, and so many times: a second of work, whatever the text. */
const MOST_WORDS_EVER = 20_000
const MOST_TIMES = 300

type Net = Pick<ConversationNet, 'hear' | 'oddsOf'>

/**
 * Hears both sides of a stretch of a conversation together, with the net of the learned part. It costs far more than the table, so it
 * is asked only where the answer could matter, and remembers what it has heard.
 */
export class CloserHearing {
  readonly #netOf: () => Net | undefined
  readonly #turns: readonly Turn[]
  readonly #lexicon: Lexicon
  readonly #tokens = new TokenList()
  readonly #words = new Map<number, readonly string[]>()
  readonly #heard = new Map<string, HeardUtterance>()
  readonly #answers = new Map<string, number>()
  #wordsLeft = MOST_WORDS_EVER
  #timesLeft = MOST_TIMES

  /** @param netOf - Called when the net is first needed: most conversations never need it. */
  constructor(netOf: () => Net | undefined, turns: readonly Turn[], lexicon: Lexicon) {
    this.#netOf = netOf
    this.#turns = turns
    this.#lexicon = lexicon
  }

  /**
   * Log odds that a speaker is the other side of an approach, by the turns around the stretch in which they sound most like it;
   * 0, which says nothing, where there is no net, or too much was asked already.
   *
   * @param last - The last turn that may be read.
   */
  oddsOf(speaker: string, { from, to }: Pick<Sound, 'from' | 'to'>, last: number): number {
    const end = Math.min(last, Math.max(MOST_TURNS - 1, ((from + to) >> 1) + MOST_TURNS / 2))
    const wide = this.#between(Math.max(0, end - MOST_TURNS + 1), end, speaker)
    if (last < MOST_TURNS) return wide
    // In a long talk an approach may be a few turns among ordinary ones: then the stretch is heard for itself as well.
    return Math.max(wide, this.#between(Math.max(0, from - MARGIN), Math.min(last, to + MARGIN), speaker))
  }

  #between(from: number, to: number, speaker: string): number {
    const key = `${from} ${to} ${speaker}`
    let odds = this.#answers.get(key)
    if (odds === undefined) {
      odds = this.#ask(speaker, from, to)
      this.#answers.set(key, odds)
    }
    return odds
  }

  #ask(speaker: string, from: number, to: number): number {
    if (this.#timesLeft === 0) return 0
    const utterances = latest(joinUtterances(this.#turns, from, to, this.#wordsOf))
    const areOwn = utterances.map((each) => each.speaker === speaker)
    if (!areOwn.includes(true)) return 0
    const net = this.#netOf()
    if (!net) return 0
    const heard: HeardUtterance[] = []
    for (const { words } of utterances) {
      const text = words.join(' ')
      let each = this.#heard.get(text)
      if (!each) {
        if (words.length > this.#wordsLeft) return 0
        this.#wordsLeft -= words.length
        each = net.hear(words)
        this.#heard.set(text, each)
      }
      heard.push(each)
    }
    this.#timesLeft--
    return net.oddsOf(heard, areOwn)
  }

  readonly #wordsOf = (turn: number): readonly string[] => {
    let words = this.#words.get(turn)
    const source = this.#turns[turn]
    if (!words && source) {
      words = wordsOfTurn(source, this.#lexicon, this.#tokens)
      this.#words.set(turn, words)
    }
    return words ?? []
  }
}

/** As many of the latest as are heard at once. */
function latest(utterances: readonly Utterance[]): readonly Utterance[] {
  let words = 0
  let first = utterances.length
  while (first > 0 && utterances.length - first < MOST_UTTERANCES) {
    words += utterances[first - 1]?.words.length ?? 0
    if (words > MOST_WORDS && first < utterances.length) break
    first--
  }
  return utterances.slice(first)
}
