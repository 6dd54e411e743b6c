/**
 * Cuts a text that is too long for a page at a whole character.
 *
 * @param most - How many code points may stay.
 * @returns The text that stays, and how many code points were left out (0 when nothing was).
 */
export function shorten(text: string, most: number): { readonly kept: string; readonly left: number } {
  if (text.length <= most) return { kept: text, left: 0 }
  let units = 0
  let points = 0
  let total = 0
  for (const character of text) {
    total++
    if (points === most) continue
    points++
    units += character.length
  }
  return { kept: text.slice(0, units), left: total - points }
}
