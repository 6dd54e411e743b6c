import { FEATURES_OF_WORD, listWordFeatures } from '@telltale/classifier'
import { buildLexicon, tokenise, TokenList } from '@telltale/engine'
import type { CompiledExposurePack, PostHead } from '@telltale/model'
import type { TaggedText } from '../learn-words.js'
import type { PostLesson } from './post-lesson.js'

/** A lesson word by word. */
export interface TaggedLesson extends TaggedText {
  readonly lesson: PostLesson
}

/** Cuts lessons into words, and marks those that their authors quoted. Done once: it does not depend on what is learnt. */
export function tagLessons(
  lessons: readonly PostLesson[],
  pack: CompiledExposurePack,
  heads: readonly PostHead[],
): readonly TaggedLesson[] {
  const lexicon = buildLexicon(pack)
  const tokens = new TokenList()
  return lessons.map((lesson) => {
    const { text, labels } = lesson
    tokenise(text, lexicon, tokens)
    const keys = new Int32Array(tokens.length * FEATURES_OF_WORD)
    listWordFeatures(text, tokens, keys)
    const marked = new Uint32Array(tokens.length)
    for (const { kind, quote } of labels) {
      const start = text.indexOf(quote)
      const end = start + quote.length
      const bits = (1 << heads.indexOf(kind)) | (1 << heads.indexOf('any'))
      for (let token = 0; token < tokens.length; token++)
        if (tokens.startOf(token) < end && tokens.endOf(token) > start) marked[token] = (marked[token] ?? 0) | bits
    }
    return { lesson, keys, heads: marked, share: lesson.share }
  })
}
