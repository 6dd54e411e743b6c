import { LineCursor } from './line-cursor.js'

/** The lines, counted from 1, on which the given ascending positions of a text lie. */
export function lineNumbers(text: string, positions: readonly number[]): readonly number[] {
  const lines = new LineCursor(text)
  const found: number[] = []
  for (const position of positions) {
    while ((lines.number === 0 || lines.end < position) && lines.advance());
    found.push(Math.max(1, lines.number))
  }
  return found
}
