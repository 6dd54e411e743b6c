/**
 * Finds what a WeChat message quotes from an earlier one, in the ways in which WeChat and its exporters put it into the
 * text: 「name: words」 over a row of dashes, lines that begin with `>`, and a last part that begins with 引用. The
 * quotation belongs to whoever said it first.
 *
 * @returns The [start, end) of the quotation; undefined when there is none.
 */
export function quotedInWechat(words: string): readonly [start: number, end: number] | undefined {
  const first = words.charCodeAt(0)
  if (first === CORNER) {
    const dashes = /」\s{0,3}[\r\n]{1,2}\s{0,3}(?:- ?){3,60}/u.exec(words.slice(0, LONGEST))
    return dashes === null ? undefined : [0, dashes.index + dashes[0].length]
  }
  if (first === 0x3e) return [0, endOfMarkedLines(words)]
  const named = /(?:^|[\r\n])\[?引用(?:消息)?[ \]]?[^\r\n：:]{0,60}[：:]/u.exec(words.slice(0, LONGEST))
  if (named === null) return undefined
  const start = named.index + (named.index === 0 && words.charCodeAt(0) !== 0x0a ? 0 : 1)
  if (start > 0) return [start, words.length]
  const end = words.indexOf('\n')
  return end === -1 ? undefined : [0, end]
}

/** 「 */
const CORNER = 0x300c
/** How far a quotation is looked for; WeChat cuts what it quotes long before. */
const LONGEST = 20_000

/** Where the lines at the beginning end that are marked as quoted. */
function endOfMarkedLines(words: string): number {
  let at = 0
  while (at < words.length && words.charCodeAt(at) === 0x3e) {
    const next = words.indexOf('\n', at)
    if (next === -1) return words.length
    at = next + 1
  }
  return at
}
