import type { DraftQuote } from './draft-case.js'
import type { SourceText } from './source-text.js'

/** How many words of a source may stand together. */
export const MOST_WORDS = 25
/** The same for scripts without spaces, where two characters are about a word. */
const MOST_CHARACTERS = 50

/**
 * The source's own words at a place, cut behind the last word that still counts. They are never changed: what is quoted
 * is the text from `start` to `end`.
 */
export function quoteAt(
  { text, paragraphs }: SourceText,
  place: { readonly source: string; readonly paragraph: number; readonly start: number; readonly end: number },
): DraftQuote {
  let { start } = place
  while (start < place.end && /[\s,;:，、；：]/u.test(text[start] ?? '')) start += 1
  const end = endOf(text, start, place.end)
  return {
    source: place.source,
    paragraph: paragraphs[place.paragraph]?.number ?? 0,
    start,
    end,
    words: text.slice(start, end),
  }
}

function endOf(text: string, start: number, most: number): number {
  let words = 0
  let characters = 0
  let end = start
  let isInWord = false
  for (let at = start; at < most; at++) {
    const letter = text[at] ?? ''
    if (/\s/u.test(letter)) {
      isInWord = false
      continue
    }
    if (/[\u3400-\u9fff\uf900-\ufaff]/u.test(letter)) {
      characters += 1
      isInWord = false
      if (characters > MOST_CHARACTERS) break
    } else if (!isInWord && /[\p{L}\p{N}]/u.test(letter)) {
      words += 1
      isInWord = true
      if (words + characters / 2 > MOST_WORDS) break
    } else if (!isInWord && !/["'“‘(（「『《<$€£¥]/u.test(letter)) {
      // A mark belongs to the word before it.
    } else if (!isInWord) {
      // An opening mark belongs to the word after it.
      continue
    }
    end = at + 1
  }
  while (end > start && /[\s,;:，、；：—–-]/u.test(text[end - 1] ?? '')) end -= 1
  return end
}
