import type { Sound } from '../detect/hearing.js'

/** In a crowd nobody in particular is talked with. */
export const CROWD = 6

/** See `SideSound.crowd`. */
export const crowdOf = (speakers: number): number => Math.log(Math.max(1, speakers - 1))

/** What a side sounds like, with the one it talks with. */
export interface SideSound {
  readonly tone: number
  readonly brevity: number
  /** How much the one it talks with sounds drawn in; undefined where there is nobody, or a crowd. */
  readonly drawn: number | undefined
  /**
   * How many could be the other side, as a logarithm: 0 for a talk between two. Of many, somebody always sounds like one
   * by chance, so each has to be that much clearer.
   */
  readonly crowd: number
  /** True where the whole text is one message. */
  readonly isOne: boolean
  /** What the language of the conversation adds to the log odds: the learned part knows some better than others. */
  readonly language: number
}

/**
 * What each side sounds like together with the one it talks with: of the others, the one who sounds most drawn in.
 *
 * @param sounds - What was heard of every speaker so far.
 * @param language - See `SideSound.language`.
 */
export function soundOfSides(sounds: ReadonlyMap<string, Sound>, language = 0): ReadonlyMap<string, SideSound> {
  const isCrowd = sounds.size > CROWD
  const crowd = crowdOf(sounds.size)
  return new Map(
    [...sounds].map(([speaker, { tone, brevity, from, to }]) => {
      let drawn: number | undefined
      if (!isCrowd)
        for (const [other, sound] of sounds) if (other !== speaker) drawn = Math.max(drawn ?? -Infinity, sound.drawn)
      return [speaker, { tone, brevity, drawn, crowd, isOne: sounds.size === 1 && from === to, language }]
    }),
  )
}
