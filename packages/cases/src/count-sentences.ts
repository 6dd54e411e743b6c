/** Words after which a full stop ends no sentence. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof st lt col gen capt sgt maj no vs inc ltd co jr sr e.g i.e u.s u.k u.n a.m p.m d.c approx'.split(
    ' ',
  ),
)
const STOPS = /[.!?…。！？]+["'”’»」』）)\]]*/gu

/**
 * How many sentences a text has, in any language that ends them with a stop. Common abbreviations and initials end none.
 * A last piece without a stop counts as a sentence.
 */
export function countSentences(text: string): number {
  let count = 0
  let from = 0
  for (const { 0: stop, index } of text.matchAll(STOPS)) {
    const end = index + stop.length
    const isLast = end >= text.trimEnd().length
    if (!isLast && !/[。！？]/u.test(stop)) {
      // A point inside a number or an address is no stop, and neither is one after an abbreviation.
      if (!/\s/u.test(text.charAt(end))) continue
      if (stop.startsWith('.') && isAbbreviation(text.slice(Math.max(from, index - 12), index))) continue
    }
    count += 1
    from = end
  }
  return text.slice(from).trim() === '' ? count : count + 1
}

function isAbbreviation(before: string): boolean {
  const word = (before.split(/\s/u).at(-1) ?? '').replace(/^["'“‘(]/u, '')
  return /^\p{Lu}$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase())
}
