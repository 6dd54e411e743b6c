/** What a reader cannot see but a terminal or a browser obeys: controls, formatting, lone surrogates, blank letters. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu

/** Formatting that ordinary writing needs: joiners in emoji and Persian, direction marks, Arabic number signs. */
const NEEDED = /[\u200c-\u200f\u061c\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]/u

const OPENS_EMBEDDING = '\u202a\u202b'
const CLOSES_EMBEDDING = '\u202c'
const OPENS_ISOLATE = '\u2066\u2067\u2068'
const CLOSES_ISOLATE = '\u2069'

/**
 * Makes hidden characters visible, so that no text can steer a terminal, turn the direction of a page or hide words.
 *
 * Line breaks become `⏎`, tabs a space, the other controls their picture (`␛`) and everything else its number
 * (`⟨U+202E⟩`, `⟨U+200B ×12⟩`). Nothing is deleted. Embeddings that are opened and closed inside the same text stay:
 * phone numbers carry them, and they cannot reach beyond it. Linear in the length of the text.
 */
export function showHidden(text: string): string {
  const closed = closedPairs(text)
  let shown = ''
  let from = 0
  let last = ''
  let lastEnd = -1
  let repeats = 0
  for (const match of text.matchAll(HIDDEN)) {
    const character = match[0]
    if (NEEDED.test(character) || closed.has(match.index)) continue
    const crlf = character === '\r' && text[match.index + 1] === '\n'
    if (match.index === lastEnd && character === last) repeats++
    else {
      shown += flush(last, repeats) + text.slice(from, match.index)
      last = character
      repeats = 1
    }
    if (crlf) {
      // The pair is one line break: the line feed that follows shows it.
      repeats = 0
    }
    lastEnd = match.index + character.length
    from = lastEnd
  }
  return shown + flush(last, repeats) + text.slice(from)
}

function flush(character: string, repeats: number): string {
  if (repeats === 0 || character === '') return ''
  if (character === '\n' || character === '\r' || character === '\u2028' || character === '\u2029') return ' \u23ce '
  if (character === '\t') return ' '
  const code = character.codePointAt(0) ?? 0
  const times = repeats > 1 ? ` \u00d7${repeats}` : ''
  if (code < 0x20 || code === 0x7f) {
    const picture = String.fromCodePoint(code === 0x7f ? 0x2421 : 0x2400 + code)
    return repeats > 3 ? `\u27e8${picture}${times}\u27e9` : picture.repeat(repeats)
  }
  return `\u27e8U+${code.toString(16).toUpperCase().padStart(4, '0')}${times}\u27e9`
}

/** Offsets of direction controls, other than overrides, that are closed again in the same text. */
function closedPairs(text: string): ReadonlySet<number> {
  const closed = new Set<number>()
  const open: { readonly at: number; readonly isolate: boolean }[] = []
  for (const match of text.matchAll(/[\u202a-\u202e\u2066-\u2069]/g)) {
    const character = match[0]
    if (OPENS_EMBEDDING.includes(character)) open.push({ at: match.index, isolate: false })
    else if (OPENS_ISOLATE.includes(character)) open.push({ at: match.index, isolate: true })
    else if (character === CLOSES_EMBEDDING || character === CLOSES_ISOLATE) {
      const opener = open.at(-1)
      if (opener?.isolate === (character === CLOSES_ISOLATE)) {
        open.pop()
        closed.add(opener.at)
        closed.add(match.index)
      }
    }
  }
  return closed
}
