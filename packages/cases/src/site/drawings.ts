import { html, type Markup } from './markup.js'

/** Signs that are as wide as they are high. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

/** How wide a text is about, in letters of which two make one that is wide. Drawings must not depend on a font. */
export function lettersOf(text: string): number {
  let letters = 0
  for (const sign of text) letters += WIDE.test(sign) ? 2.05 : 1
  return letters
}

/** The beginning of a text that fits, with dots where it was cut. */
export function fitted(text: string, most: number): string {
  if (lettersOf(text) <= most) return text
  let used = 1
  let kept = ''
  for (const sign of text) {
    used += lettersOf(sign)
    if (used > most) break
    kept += sign
  }
  return `${kept.trimEnd()}…`
}

/** A text in lines that fit; what is left over is cut off. */
export function folded(text: string, most: number, lines: number): readonly string[] {
  const found: string[] = []
  let line = ''
  const parts = text.match(/[^\s\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60]+\s*|\s+|.[，。、；：？！）」』”’]*/gu) ?? []
  for (const [index, part] of parts.entries()) {
    if (line !== '' && lettersOf(line + part.trimEnd()) > most) {
      if (found.length === lines - 1) return [...found, fitted(line + parts.slice(index).join(''), most)]
      found.push(line.trimEnd())
      line = ''
    }
    line += part
  }
  return [...found, fitted(line.trimEnd(), most)].filter((each) => each !== '')
}

/** A drawing that is one picture to those who hear it; what it shows stands in words beside it. */
export function drawing(width: number, height: number, name: string, inside: readonly Markup[]): Markup {
  return html`<div class="drawing" role="group" aria-label="${name}" tabindex="0">
    <svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${name}">
      ${inside}
    </svg>
  </div>`
}
