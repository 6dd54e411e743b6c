const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
/** A line may not begin with these. */
const CLINGS = /^[\p{Pe}\p{Pf}\p{Mn}!,.:;?%\u2026\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f\u30fc\u3005]/u

/**
 * Breaks a text into lines of a width, by columns of a terminal: at spaces, and between wide characters. A word that is
 * longer than a line, such as an address, stays whole, so that it can be copied.
 */
export function wrap(text: string, width: number, first = '', rest = first): readonly string[] {
  const lines: string[] = []
  let line = first
  let used = columns(first)
  let isEmpty = true
  for (const piece of text.match(/\s+|[^\s\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffe6]+|\S/gu) ??
    []) {
    const size = columns(piece)
    const isSpace = piece.trim() === ''
    if (isSpace && isEmpty) continue
    if (!isEmpty && !isSpace && used + size > width && !CLINGS.test(piece)) {
      lines.push(line.trimEnd())
      line = rest
      used = columns(rest)
    }
    line += isSpace ? ' ' : piece
    used += isSpace ? 1 : size
    isEmpty = false
  }
  lines.push(line.trimEnd())
  return lines
}

function columns(text: string): number {
  let count = 0
  for (const character of text) count += WIDE.test(character) ? 2 : 1
  return count
}
