/** Quotes of a press report or a book are this long; shorter ones are names and emphasis. */
const SHORTEST = { latin: 60, han: 24 } as const
const LONGEST = 2000

const PAIRS: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '«': '»' }

/**
 * Parts of a text that are somebody else's words: lines that begin with `>`, and long stretches in quotation marks.
 * Ascending, as turns have them.
 */
export function quotedParts(text: string): readonly (readonly [start: number, end: number])[] {
  const parts: [number, number][] = []
  const lineStart = /^[ \t]{0,3}[>＞](?![>＞]?[_<-])/u
  let at = 0
  let opened: { readonly closing: string; readonly at: number } | undefined
  while (at < text.length) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    if (lineStart.test(text.slice(at, at + 8))) parts.push([at, end])
    else
      for (let i = at; i < end; i++) {
        const sign = text.charAt(i)
        if (opened) {
          if (sign === opened.closing) {
            const inside = text.slice(opened.at + 1, i)
            const least = /\p{Script=Han}/u.test(inside) ? SHORTEST.han : SHORTEST.latin
            if (inside.length >= least) parts.push([opened.at, i + 1])
            opened = undefined
          } else if (i - opened.at > LONGEST) opened = undefined
        } else {
          const closing = PAIRS[sign]
          if (closing !== undefined) opened = { closing, at: i }
        }
      }
    at = end + 1
  }
  return parts
}
