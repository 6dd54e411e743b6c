import type { TokenList } from '@telltale/engine'
import type { ExposureKind } from '@telltale/model'
import type { PostLesson } from './post-lesson.js'

/**
 * For each word of a lesson, as bits what its author says that it is part of; nothing where a quote is not in the text.
 *
 * @param tokens - The words of the lesson's text.
 */
export function markWords(
  { text, labels }: Pick<PostLesson, 'text' | 'labels'>,
  tokens: TokenList,
  bitsOf: (kind: ExposureKind) => number,
): Uint16Array {
  const marked = new Uint16Array(tokens.length)
  for (const { kind, quote } of labels) {
    const start = text.indexOf(quote)
    if (start < 0) continue
    const end = start + quote.length
    for (let token = 0; token < tokens.length; token++)
      if (tokens.startOf(token) < end && tokens.endOf(token) > start)
        marked[token] = (marked[token] ?? 0) | bitsOf(kind)
  }
  return marked
}
