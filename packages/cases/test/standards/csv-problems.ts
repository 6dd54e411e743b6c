/** A table as RFC 4180 reads it, and what is wrong with it. */
export interface ReadTable {
  readonly rows: readonly (readonly string[])[]
  readonly problems: readonly string[]
}

/**
 * Reads a table by the letter of RFC 4180: rows end with a carriage return and a line feed, all have as many cells, spaces
 * belong to a cell, a cell with a comma, a quotation mark or the end of a line stands in quotation marks, and a mark in it is
 * doubled.
 */
export function csvProblems(text: string): ReadTable {
  const rows: string[][] = []
  const problems: string[] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"'
    const found = quoted ? /"((?:[^"]|"")*)"/uy : /[^",\r\n]*/uy
    found.lastIndex = at
    const match = found.exec(text)
    if (match === null) {
      problems.push(`row ${rows.length + 1}: a mark that is not closed`)
      break
    }
    row.push(quoted ? (match[1] ?? '').replaceAll('""', '"') : match[0])
    at = found.lastIndex
    if (text[at] === ',') {
      at += 1
      // A comma at the very end leaves an empty cell, in a row with no end.
      if (at === text.length) problems.push(`row ${rows.length + 1}: no end`)
      continue
    }
    if (!text.startsWith('\r\n', at)) {
      problems.push(`row ${rows.length + 1}: ${at === text.length ? 'no end' : 'a sign outside of marks'}`)
      break
    }
    rows.push(row)
    row = []
    at += 2
  }
  const [header = []] = rows
  for (const [index, { length }] of rows.entries())
    if (length !== header.length) problems.push(`row ${index + 1}: ${length} cells`)
  if (new Set(header).size !== header.length) problems.push('two columns of one name')
  return { rows, problems }
}
