import { FeatureList, listFeatures } from '@telltale/classifier'
import { buildLexicon, TokenList, tokenise } from '@telltale/engine'
import type { CompiledPack, Turn } from '@telltale/model'

/** Words of a text are heard together up to so far apart; found by leaving authors out. */
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

  constructor(pack: CompiledPack) {
    this.#lexicon = buildLexicon(pack)
  }

  cut(lesson: Lesson): readonly Side[] {
    const bySpeaker = new Map<string, LearnTurn[]>()
    const approachers = new Set<string>()
    lesson.turns.forEach(({ speaker, text }, turn) => {
      const techniques = lesson.techniques[turn] ?? []
      const list = bySpeaker.get(speaker) ?? []
      list.push({ turn, ...this.keysOf(text), techniques })
      bySpeaker.set(speaker, list)
      if (techniques.some((each) => !each.startsWith('person/')) && speaker !== lesson.person) approachers.add(speaker)
    })
    if (lesson.isApproach && approachers.size === 0)
      for (const speaker of bySpeaker.keys()) if (speaker !== lesson.person) approachers.add(speaker)
    return [...bySpeaker].map(([speaker, turns]) => ({
      pair: lesson.pair,
      file: lesson.file,
      language: lesson.language,
      isApproacher: lesson.isApproach && approachers.has(speaker),
      isDrawnIn: lesson.isApproach && !approachers.has(speaker),
      isPerson: speaker === lesson.person,
      kind: lesson.kind,
      speaker,
      turns,
    }))
  }

  keysOf(text: string): Pick<LearnTurn, 'keys' | 'near'> {
    tokenise(text, this.#lexicon, this.#tokens)
    listFeatures(this.#tokens, this.#features, REACH)
    const { keys, near, length } = this.#features
    const each = new Set(keys.subarray(0, near))
    const count = each.size
    for (let i = near; i < length; i++) each.add(keys[i] ?? 0)
    return { keys: new Uint32Array(each), near: count }
  }
}
