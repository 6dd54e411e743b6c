const SHAPE = { none: 1, small: 2, capital: 3, capitals: 4, digits: 5, character: 6 } as const

/** How a word is written, which folding takes away, 1 to 6: names of people, places and units begin with capitals. */
export function shapeOfWord(written: string): number {
  const first = written.charCodeAt(0)
  if (first >= 0x3041 && first <= 0x9fff) return SHAPE.character
  if (/^[\p{N}\p{P}\p{S}]+$/u.test(written)) return SHAPE.digits
  if (!/\p{Lu}/u.test(written)) return /\p{L}/u.test(written) ? SHAPE.small : SHAPE.none
  return written.length > 1 && written === written.toUpperCase() ? SHAPE.capitals : SHAPE.capital
}
