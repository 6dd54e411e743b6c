import type { Piece } from '../find/split-text.js'

/** What goes on for longer is heard in parts. */
const LONGEST = 400

/**
 * Cuts a text into sentences, without the space around them. Where none ends for long, it is cut all the same: what is
 * heard of one part stays near to it.
 */
export function cutSentences(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  const cutAt = (stop: number): void => {
    for (; start < stop; start = Math.min(stop, start + LONGEST)) {
      const words = text.slice(start, Math.min(stop, start + LONGEST))
      const from = start + words.length - words.trimStart().length
      const end = start + words.trimEnd().length
      if (end > from) pieces.push({ start: from, end })
    }
  }
  for (const ending of text.matchAll(/[.!?…]{1,4}["'”’)]{0,2}\s|[。！？]{1,4}[”’」』）]{0,2}|\n/gu))
    cutAt(ending.index + ending[0].length)
  cutAt(text.length)
  return pieces
}
