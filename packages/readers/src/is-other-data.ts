/** How much of a source is looked at. */
const HEAD = 8192
/** A table has at least so many columns; a sentence may have a comma or two as well. */
const LEAST_COLUMNS = 3

/**
 * Tells whether a text is data for programs and no text for people: JSON, XML, a card with an address, a calendar, or a
 * table. It is asked about what no reader knows, so that the person is told that it may not be what it was taken for.
 */
export function isOtherData(text: string): boolean {
  const head = text.slice(0, HEAD).replace(/^\ufeff/u, '')
  if (/^\s{0,100}(?:\{\s{0,100}(?:"[^"\n]{0,200}"\s{0,10}:|\})|\[\s{0,100}(?:[[{"\]]|-?\d))/u.test(head)) return true
  if (/^\s{0,100}(?:<\?xml\s|BEGIN:V(?:CARD|CALENDAR|EVENT))/iu.test(head)) return true
  return isTable(head)
}

/** The names of columns are short, and the rows below have as many cells as there are names. */
function isTable(head: string): boolean {
  const [names = '', ...rows] = head.split(/\r\n|\n|\r/u).filter((line) => line.trim() !== '')
  for (const sign of [',', ';', '\t']) {
    const columns = names.split(sign)
    // Behind the comma of a sentence there is a space.
    const areNames = columns.every((name) => name.trim() !== '' && name.length <= 40 && !name.startsWith(' '))
    if (columns.length < LEAST_COLUMNS || !areNames) continue
    const alike = rows.slice(0, 5).filter((row) => row.split(sign).length >= columns.length).length
    if (alike > 0 && alike >= Math.min(rows.length, 5) / 2) return true
  }
  return false
}
