import { displayWidth } from './display-width.js'
import { splitCharacters } from './split-characters.js'
import { textWidth } from './text-width.js'

/** A line may not begin with these: they belong to what stands before them. */
const CLINGS_BEFORE = /^[\p{Pe}\p{Pf}\p{Mn}!,.:;?%\u2026\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f\u30fc\u3005]/u
/** A line may not end with these: they belong to what follows. */
const CLINGS_AFTER = /[\p{Ps}\p{Pi}]$/u

interface Chunk {
  readonly text: string
  readonly width: number
}

/**
 * Breaks a text into lines that fit a terminal.
 *
 * Counts columns, not characters: a Chinese character takes two, a combining mark none. Breaks at spaces and between
 * wide characters; only a word that is longer than a line is cut. Every line fits, except where one wide character is
 * wider than what is left of a very narrow width. The text must not hold line breaks.
 *
 * @param first - Stands before the first line.
 * @param rest - Stands before every other line.
 */
export function wrapText(text: string, width: number, first = '', rest = first): readonly string[] {
  const lines: string[] = []
  let line = ''
  let room = Math.max(2, width - textWidth(first))
  let used = 0
  const end = (): void => {
    lines.push(`${lines.length === 0 ? first : rest}${line.trimEnd()}`.trimEnd())
    line = ''
    used = 0
    room = Math.max(2, width - textWidth(rest))
  }
  for (const chunk of chunksOf(text)) {
    const bare = chunk.text.trimEnd()
    const bareWidth = chunk.width - (chunk.text.length - bare.length)
    if (used > 0 && used + bareWidth > room) end()
    if (bareWidth <= room) {
      line += chunk.text
      used += chunk.width
      continue
    }
    for (const character of splitCharacters(chunk.text)) {
      const characterWidth = displayWidth(character)
      if (used > 0 && used + characterWidth > room) end()
      line += character
      used += characterWidth
    }
  }
  if (line !== '' || lines.length === 0) end()
  return lines
}

/** What may not be broken: a word with the space after it, or a wide character with what clings to it. */
function* chunksOf(text: string): Generator<Chunk> {
  let held = ''
  let width = 0
  let last = ''
  let lastWidth = 0
  for (const character of splitCharacters(text)) {
    const characterWidth = displayWidth(character)
    if (held !== '' && mayBreak(last, lastWidth, character, characterWidth)) {
      yield { text: held, width }
      held = ''
      width = 0
    }
    held += character
    width += characterWidth
    last = character
    lastWidth = characterWidth
  }
  if (held !== '') yield { text: held, width }
}

function mayBreak(before: string, beforeWidth: number, after: string, afterWidth: number): boolean {
  if (before === ' ') return after !== ' '
  if (beforeWidth < 2 && afterWidth < 2) return false
  return after !== ' ' && !CLINGS_BEFORE.test(after) && !CLINGS_AFTER.test(before)
}
