/** Signs that take two columns: Han, kana, Hangul and full-width forms. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u
/** Marks that no line begins with. */
const CLOSING = /^[，。、；：？！）」』”’]/u

/**
 * Breaks a text into lines that fit a screen: at spaces, and between characters where a script has none.
 *
 * @param indent - What every line begins with; the first one has `first` instead.
 */
export function linesOfText(text: string, width: number, indent = '', first = indent): readonly string[] {
  const lines: string[] = []
  let line = first
  let used = widthOf(first)
  let isFresh = true
  for (const part of text.match(/[^\s\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]+|\s+|./gu) ?? []) {
    const size = widthOf(part)
    if (/^\s+$/u.test(part)) {
      if (!isFresh) line += ' '
      used += isFresh ? 0 : 1
      continue
    }
    if (!isFresh && used + size > width && !CLOSING.test(part)) {
      lines.push(line.trimEnd())
      line = indent
      used = widthOf(indent)
    }
    line += part
    used += size
    isFresh = false
  }
  return [...lines, line.trimEnd()]
}

function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}
