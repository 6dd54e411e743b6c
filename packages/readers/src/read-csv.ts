import papaparse from 'papaparse'
import { LineCursor } from './line-cursor.js'

/** One row of a table, with the line on which it starts. */
export interface CsvRow {
  readonly cells: readonly string[]
  readonly line: number
}

/** How much is looked at to tell what stands between cells. */
const HEAD = 16 * 1024
/** The longest that is believed to be one row; a quotation mark that never closes would swallow the whole file. */
const LONGEST_ROW = 4_000_000
/** How many rows with a quotation mark out of place are put right; each may cost a look at all that follows. */
const MOST_REPAIRS = 20

/**
 * Walks a table of comma-separated values row by row. Blank rows are left out. Whether commas, semicolons or tabs stand
 * between the cells is told by the first line. A quotation mark that never closes costs the row it stands in; after many
 * of them what follows is read line by line.
 *
 * @param onRow - Gets each row in turn; the first is usually the names of the columns. Answers false to stop.
 */
export function readCsv(text: string, onRow: (row: CsvRow) => boolean | undefined): void {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const delimiter = delimiterOf(text.slice(start, start + HEAD))
  const lines = new LineCursor(text, start)
  const state = { at: start, stopped: false }
  const lineOf = (position: number): number => {
    while ((lines.number === 0 || lines.end < position) && lines.advance());
    return Math.max(1, lines.number)
  }
  const take = (cells: readonly string[], from: number): void => {
    if (cells.every((cell) => cell.trim() === '')) return
    let at = from
    while (at < text.length && (text.charCodeAt(at) === 0x0a || text.charCodeAt(at) === 0x0d)) at += 1
    if (onRow({ cells, line: lineOf(at) }) === false) state.stopped = true
  }
  const newline = newlineOf(text, start, text.length)
  const parseFrom = (from: number, to: number, quotes: boolean): number | undefined => {
    let damaged: number | undefined
    let before = from
    papaparse.parse(text.slice(from, to), {
      delimiter,
      ...(quotes ? {} : { quoteChar: '\u0000' }),
      newline,
      step: ({ data, errors, meta }, parser) => {
        const end = from + meta.cursor
        const isOpen = errors.some(({ code }) => code === 'MissingQuotes') || end - before > LONGEST_ROW
        const isMixed = errors.some(({ code }) => code === 'InvalidQuotes') && swallows(data, delimiter)
        if (quotes && (isOpen || isMixed)) {
          damaged = before
          parser.abort()
          return
        }
        take(quotes ? data : data.map(withoutQuotes), before)
        before = end
        if (state.stopped) parser.abort()
      },
    })
    return damaged
  }
  let from = start
  for (let repairs = 0; ; repairs++) {
    const damaged = parseFrom(from, text.length, true)
    if (damaged === undefined || state.stopped) return
    if (repairs === MOST_REPAIRS) {
      parseFrom(damaged, text.length, false)
      return
    }
    from = lineEnd(text, damaged)
    parseFrom(damaged, from, false)
  }
}

/** A cell of a row that was read without minding quotation marks still has its own around it. */
function withoutQuotes(cell: string): string {
  if (!cell.startsWith('"')) return cell
  return cell.slice(1, cell.length > 1 && cell.endsWith('"') ? -1 : undefined).replaceAll('""', '"')
}

/** A quotation mark that is not closed on its line runs into the next row, which shows where a cell of that row begins. */
function swallows(cells: readonly string[], delimiter: string): boolean {
  return cells.some((cell) => {
    const lineBreak = cell.search(/[\r\n]/u)
    return lineBreak !== -1 && cell.includes(`${delimiter}"`, lineBreak)
  })
}

/** Where the line ends on which a row starts; a row that is cut off may start with the break before it. */
function lineEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && (text.charCodeAt(at) === 0x0a || text.charCodeAt(at) === 0x0d)) at += 1
  while (at < text.length && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at += 1
  return at
}

/** What stands most often in the first line outside quotation marks. */
function delimiterOf(head: string): string {
  const counts = new Map([
    [',', 0],
    [';', 0],
    ['\t', 0],
  ])
  let quoted = false
  for (let at = 0; at < head.length; at++) {
    const character = head.charAt(at)
    if (character === '"') quoted = !quoted
    if (quoted) continue
    if (character === '\n' || character === '\r') {
      if ([...counts.values()].some((count) => count > 0)) break
      continue
    }
    const count = counts.get(character)
    if (count !== undefined) counts.set(character, count + 1)
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

/** The line break that ends the first line: tables are written by one program, and breaks within cells are kept as they are. */
function newlineOf(text: string, from: number, to: number): string {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a) return '\n'
    if (code === 0x0d) return text.charCodeAt(at + 1) === 0x0a ? '\r\n' : '\r'
  }
  return '\n'
}
