import type { Paragraph } from './source-text.js'

/** A sentence with its place in the source's text. */
export interface Sentence {
  /** Index into the paragraphs. */
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Longer ones are cut, so that work on a sentence is bounded. */
export const LONGEST_SENTENCE = 1500

const END = /[.!?。！？…]+["”’'」』）)\]]*/gu
/** A full stop behind these ends no sentence. */
const SHORT =
  /(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|St|No|Jr|Sr|Inc|Ltd|Co|Corp|vs|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|U\.S|U\.K|U\.N|E\.U|D\.C)|(?:^|[\s"“(])\p{Lu}|\b\p{Lu}\.\p{Lu})$/u

/**
 * Cuts paragraphs into sentences. Linear in the length of the text.
 *
 * @param cuts - Places in the text where a sentence ends in any case, ascending: the ends of heading lines.
 */
export function splitSentences(
  text: string,
  paragraphs: readonly Paragraph[],
  cuts: readonly number[] = [],
): readonly Sentence[] {
  const sentences: Sentence[] = []
  for (const [paragraph, { start, end }] of paragraphs.entries()) {
    const words = text.slice(start, end)
    let from = 0
    const here = cuts.filter((cut) => cut > start && cut < end).map((cut) => cut - start)
    const add = (to: number): void => {
      for (const cut of here) if (cut > from && cut < to) addPiece(cut)
      addPiece(to)
    }
    const addPiece = (to: number): void => {
      for (let at = from; at < to; at += LONGEST_SENTENCE) {
        const piece = words.slice(at, Math.min(to, at + LONGEST_SENTENCE))
        const lead = piece.length - piece.trimStart().length
        const trimmed = piece.trim()
        if (trimmed !== '')
          sentences.push({
            paragraph,
            start: start + at + lead,
            end: start + at + lead + trimmed.length,
            text: trimmed,
          })
      }
      from = to
    }
    for (const { 0: mark, index } of words.matchAll(END)) {
      const after = index + mark.length
      if (/[。！？]/u.test(mark)) {
        add(after)
        continue
      }
      if (after < words.length && !/^\s+["“‘'(]?[\p{Lu}\p{N}\p{Lo}]/u.test(words.slice(after, after + 8))) continue
      if (mark === '.' && SHORT.test(words.slice(Math.max(from, index - 12), index))) continue
      add(after)
    }
    add(words.length)
  }
  return sentences
}
