import { guessLanguage } from '@telltale/engine'
import type { ScoredPost } from './choose-thresholds.js'
import type { CorpusPost } from './read-posts.js'

/** The same share of the innocent posts of each language is to be as loud as this. */
const LOUDEST = 0.01

/**
 * What is to be added to every score of a post in each language, so that the loudest innocent posts of all are equally loud.
 * English stays as it is.
 */
export function shiftLanguages(scored: readonly ScoredPost[]): Readonly<Record<string, number>> {
  const loudness = (language: string): number => {
    const innocent = scored
      .filter(({ post }) => languageOf(post) === language && post.labels.length === 0)
      .map(({ any }) => any)
      .sort((a, b) => b - a)
    return innocent[Math.floor(innocent.length * LOUDEST)] ?? 0
  }
  return { zh: Math.round((loudness('en') - loudness('zh')) * 100) / 100 }
}

/** As the ear guesses it. */
export function languageOf({ text }: CorpusPost): string {
  return guessLanguage([{ speaker: '', text }])
}
