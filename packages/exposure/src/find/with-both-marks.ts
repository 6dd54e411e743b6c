const PAIRS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['【', '】'],
  ['（', '）'],
  ['(', ')'],
  ['"', '"'],
]

/** A stretch of a text, with the second of a pair of marks where it holds the first alone and the second stands next to it. */
export function withBothMarks<Stretch extends { readonly start: number; readonly end: number }>(
  text: string,
  stretch: Stretch,
): Stretch {
  let { start, end } = stretch
  const words = text.slice(start, end)
  for (const [open, close] of PAIRS) {
    const more =
      open === close ? (words.split(open).length - 1) % 2 : words.split(open).length - words.split(close).length
    if (more > 0 && text.charAt(end) === close) end += 1
    else if ((open === close ? more : -more) > 0 && text.charAt(start - 1) === open) start -= 1
  }
  return start === stretch.start && end === stretch.end ? stretch : { ...stretch, start, end }
}
