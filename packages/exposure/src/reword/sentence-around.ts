/** So far a sentence is looked for on each side; what is longer is no sentence that could be left out. */
const LONGEST = 400

/**
 * The whole sentence in which a place stands, with the space after it. Undefined where its ends are not found near by.
 */
export function sentenceAround(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | undefined {
  const from = Math.max(0, start - LONGEST)
  const before = text.slice(from, start)
  let begin = from
  for (const ending of before.matchAll(/[.!?…]{1,4}["'”’)]{0,2}\s+|[。！？]{1,4}[”’」』）]{0,2}\s*|\n+/gu))
    begin = from + ending.index + ending[0].length
  if (begin === from && from > 0) return undefined
  const after = text.slice(end, end + LONGEST)
  const ending = /[.!?…]{1,4}["'”’)]{0,2}(?=\s|$)[ \t]*|[。！？]{1,4}[”’」』）]{0,2}[ \t]*|\n/u.exec(after)
  if (!ending && end + LONGEST < text.length) return undefined
  // The line break stays: it may part two paragraphs.
  const close = ending ? end + ending.index + (ending[0] === '\n' ? 0 : ending[0].length) : text.length
  return { start: begin, end: close }
}
