/**
 * Paints marked stretches of a text after it was broken into lines.
 *
 * Breaking leaves out nothing but spaces, so each line is found again by walking both at once; a mark that runs over a
 * line's end is closed there and opened on the next. Linear in the length of the text.
 *
 * @param prefixes - How many units stand before the text on the first line, and on every other.
 * @param marked - Stretches of `text`, in order and apart from each other.
 */
export function paintMarked(
  lines: readonly string[],
  prefixes: readonly [first: number, rest: number],
  text: string,
  marked: readonly (readonly [start: number, end: number])[],
  paint: (marked: string) => string,
): readonly string[] {
  let at = 0
  let next = 0
  return lines.map((line, index) => {
    const prefix = index === 0 ? prefixes[0] : prefixes[1]
    let painted = line.slice(0, prefix)
    let held = ''
    for (let i = prefix; i < line.length; i++) {
      while (at < text.length && text[at] !== line[i]) at++
      while (at >= (marked[next]?.[1] ?? Infinity)) {
        painted += paint(held)
        held = ''
        next++
      }
      if (at >= (marked[next]?.[0] ?? Infinity)) held += line.charAt(i)
      else painted += line.charAt(i)
      at++
    }
    return painted + paint(held)
  })
}
