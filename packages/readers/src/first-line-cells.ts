/** Names of columns take less than this. */
const LONGEST = 4000

/**
 * The names of columns in the first line of a table that is not blank, in small letters and without quotation marks, to
 * tell tables apart before one is read. Gives none when there is no such line, or it is too long to be one.
 */
export function firstLineCells(text: string): readonly string[] {
  const head = text.slice(0, LONGEST).replace(/^\s+/u, '')
  const end = head.search(/[\r\n]/u)
  if (end === -1 && text.length > LONGEST) return []
  const line = end === -1 ? head : head.slice(0, end)
  return line.split(/[,;\t]/u).map((cell) => cell.trim().replace(/^"|"$/gu, '').trim().toLowerCase())
}
