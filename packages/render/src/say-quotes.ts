import type { Wording } from '@telltale/model'

import type { Line, SentencePart } from './page.js'
import { sayCount } from './say-count.js'
import { sayLine } from './say-line.js'
import { say } from './say.js'
import { shorten } from './shorten.js'

const LONGEST_QUOTE = 1200

/**
 * Words of the text that was read, in quotation marks, with some of them marked. What is too long is cut, and the line
 * says by how much.
 *
 * @param isMasked - The words are our own about a length, and get no quotation marks.
 */
export function saySentence(wording: Wording, parts: readonly SentencePart[], isMasked = false): Line {
  const kept: SentencePart[] = []
  let room = LONGEST_QUOTE
  let left = 0
  for (const { text, marked } of parts) {
    const part = shorten(text, room)
    if (part.kept !== '') kept.push({ text: part.kept, marked })
    room -= Math.min(room, Array.from(part.kept).length)
    left += part.left
  }
  return quoted(wording, [{ is: 'sentence', parts: kept }], left, isMasked)
}

/** Words of the text that was read, in quotation marks. */
export function sayQuote(wording: Wording, quote: string, isMasked = false): Line {
  const { kept, left } = shorten(quote, LONGEST_QUOTE)
  return quoted(wording, [{ is: 'theirs', text: kept }], left, isMasked)
}

/**
 * A name or a title from the text that was read.
 *
 * @param most - How many characters of it may stay.
 */
export function sayTheirs(wording: Wording, text: string, most: number): Line {
  const { kept, left } = shorten(text, most)
  return [{ is: 'theirs', text: kept }, ...leftOut(wording, left)]
}

function quoted(wording: Wording, shown: Line, left: number, isMasked: boolean): Line {
  const line = isMasked ? shown : sayLine(wording, 'label.quoted', { quote: shown })
  return [...line, ...leftOut(wording, left)]
}

function leftOut(wording: Wording, count: number): Line {
  if (count === 0) return []
  const text = say(wording, 'label.shortened', { count: sayCount(wording, 'characters', count) })
  return [{ is: 'words', text }]
}
