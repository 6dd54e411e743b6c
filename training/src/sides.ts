import { FeatureList, listFeatures, listFeaturesAcross, readKeys, WordKeys, type Words } from '@telltale/classifier'
import { buildLexicon, TokenList, tokenise } from '@telltale/engine'
import type { CompiledPack, Turn } from '@telltale/model'
import { approachersOf } from './approachers-of.js'

/** Words of a text, or of messages in a row, are heard together up to so far apart; found by leaving authors out. */
export const REACH = 4

/** One turn as the learned part sees it. */
export interface LearnTurn {
  readonly turn: number
  /** Keys of its features, each once: first those of words by themselves and of neighbours. */
  readonly keys: Uint32Array
  /** How many those are; those of words that stand apart follow. */
  readonly near: number
  readonly techniques: readonly string[]
}

/** All turns of one speaker of one conversation: what the learned part judges. */
export interface Side {
  /** Conversations that belong together share it; no split goes through it. */
  readonly pair: string
  /** Who wrote it, or the set it comes from. Splits are made by it, so that a figure holds for authors never seen. */
  readonly file: string
  readonly language: string
  readonly isApproacher: boolean
  /** The side of the person in an approach: innocent, and unlike other innocents. */
  readonly isDrawnIn: boolean
  /** True for the side of the one who would use this tool. */
  readonly isPerson: boolean
  readonly kind: string
  readonly speaker: string
  readonly turns: readonly LearnTurn[]
}

/** A conversation to learn from, from whichever source. */
export interface Lesson {
  readonly pair: string
  readonly file: string
  readonly language: string
  readonly isApproach: boolean
  readonly kind: string
  readonly person: string
  readonly turns: readonly Turn[]
  readonly techniques: readonly (readonly string[])[]
}

/** Cuts conversations into sides and texts into features, with the same tokens as the engine's. */
export class SideCutter {
  readonly #lexicon
  readonly #tokens = new TokenList()
  readonly #features = new FeatureList()
  readonly #words = new WordKeys()

  constructor(pack: CompiledPack) {
    this.#lexicon = buildLexicon(pack)
  }

  cut(lesson: Lesson): readonly Side[] {
    const bySpeaker = new Map<string, LearnTurn[]>()
    const approachers = approachersOf(lesson)
    /** The last words of whoever spoke last, and goes on. */
    let before: readonly string[] = []
    lesson.turns.forEach(({ speaker, text }, turn) => {
      const techniques = lesson.techniques[turn] ?? []
      const list = bySpeaker.get(speaker) ?? []
      if (lesson.turns[turn - 1]?.speaker !== speaker) before = []
      tokenise(text, this.#lexicon, this.#tokens)
      const words = Array.from({ length: this.#tokens.length }, (_, index) => this.#tokens.wordAt(index))
      list.push({ turn, ...this.#keysOf(words, before), techniques })
      before = [...before, ...words].slice(-REACH)
      bySpeaker.set(speaker, list)
    })
    return [...bySpeaker].map(([speaker, turns]) => ({
      pair: lesson.pair,
      file: lesson.file,
      language: lesson.language,
      isApproacher: approachers.has(speaker),
      isDrawnIn: lesson.isApproach && !approachers.has(speaker),
      isPerson: speaker === lesson.person,
      kind: lesson.kind,
      speaker,
      turns,
    }))
  }

  #keysOf(words: readonly string[], before: readonly string[]): Pick<LearnTurn, 'keys' | 'near'> {
    const near = new Set<number>()
    const apart = new Set<number>()
    const take = ({ keys, near: count, length }: FeatureList): void => {
      for (let i = 0; i < length; i++) (i < count ? near : apart).add(keys[i] ?? 0)
    }
    listFeatures(wordsOf(words), this.#features, REACH)
    take(this.#features)
    readKeys(wordsOf([...before, ...words.slice(0, REACH)]), this.#words)
    listFeaturesAcross(this.#words, before.length, this.#features, REACH)
    take(this.#features)
    return { keys: Uint32Array.from(new Set([...near, ...apart])), near: near.size }
  }
}

const wordsOf = (words: readonly string[]): Words => ({ length: words.length, wordAt: (index) => words[index] ?? '' })
