import type { Reading } from '@telltale/model'

/** A paragraph of a source: its number from 1, and where it stands in the source's text. */
export interface Paragraph {
  readonly number: number
  readonly start: number
  readonly end: number
}

/** The text that the places of a draft count in. */
export interface SourceText {
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  readonly offsetsIn: 'file' | 'paragraphs'
  /** More was there than is read of an account. */
  readonly isCut: boolean
}

/** As long as a short book. What tells a case is never longer, and everything after it stays in proportion. */
export const MOST_CHARACTERS = 400_000

/**
 * Finds the paragraphs of a reading in the file's own text. Where they do not stand there one after another, as in a page
 * or a word processor's file, the paragraphs themselves, joined by line breaks, are the text.
 */
export function sourceTextOf({ turns }: Pick<Reading, 'turns'>, file?: string): SourceText {
  const words: string[] = []
  let length = 0
  for (const { text } of turns) {
    if (length + text.length > MOST_CHARACTERS) break
    length += text.length + 1
    words.push(text)
  }
  const isCut = words.length < turns.length
  const found = file === undefined ? undefined : placesIn(file, words)
  if (file !== undefined && found !== undefined) return { text: file, paragraphs: found, offsetsIn: 'file', isCut }
  const paragraphs: Paragraph[] = []
  let start = 0
  for (const [index, text] of words.entries()) {
    paragraphs.push({ number: index + 1, start, end: start + text.length })
    start += text.length + 1
  }
  return { text: words.join('\n'), paragraphs, offsetsIn: 'paragraphs', isCut }
}

function placesIn(file: string, words: readonly string[]): readonly Paragraph[] | undefined {
  const paragraphs: Paragraph[] = []
  let from = 0
  for (const [index, text] of words.entries()) {
    const start = file.indexOf(text, from)
    // Only white space may stand between one paragraph and the next.
    if (start === -1 || file.slice(from, start).trim() !== '') return undefined
    from = start + text.length
    paragraphs.push({ number: index + 1, start, end: from })
  }
  return paragraphs
}
