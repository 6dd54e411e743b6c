import { mediaError } from '../media-error.js'
import { attributeOf, childrenOf, dropAttributes, elementsIn } from './elements.js'
import type { XmlElement } from './xml-tree.js'

/** A sheet has no more. */
const MOST_COLUMNS = 16_384

/**
 * Settles a table of a sheet once its cells are settled: it gets a name that says nothing, and so do the columns whose
 * heads no cell shows.
 *
 * @param rows - The rows of its sheet, by their numbers.
 * @param shown - The words that the cells of its sheet show.
 * @param number - Counts the tables of the workbook.
 * @throws {TelltaleError} `media/too-large` where it has more columns than a sheet.
 * @returns The names of columns that went.
 */
export function settleTable(
  table: XmlElement,
  rows: ReadonlyMap<string, XmlElement>,
  shown: ReadonlySet<string>,
  number: number,
): readonly string[] {
  for (const attribute of table.attributes)
    if (attribute.local === 'name' || attribute.local === 'displayName') attribute.value = `Table${String(number)}`
  const hasHead = attributeOf(table, 'headerRowCount') !== '0'
  const hasSums = Number(attributeOf(table, 'totalsRowCount') ?? '0') > 0
  const start = /^([A-Z]{1,3})(\d{1,7})/u.exec(attributeOf(table, 'ref') ?? '')
  const gone: string[] = []
  const columns = [...elementsIn(table)].filter(({ local }) => local === 'tableColumn')
  if (columns.length > MOST_COLUMNS) throw mediaError('too-many-parts')
  columns.forEach((column, at) => {
    dropAttributes(column, (local) => local === 'totalsRowLabel' && !hasSums)
    for (const attribute of column.attributes) {
      if (attribute.local === 'totalsRowLabel' && !shown.has(attribute.value)) attribute.value = ''
      if (attribute.local !== 'name' || (hasHead && shown.has(spelledOut(attribute.value)))) continue
      gone.push(attribute.value)
      attribute.value = `Column${String(at + 1)}`
      if (hasHead && start)
        putHead(rows.get(start[2] ?? ''), numberOf(start[1] ?? '') + at, Number(start[2]), attribute.value)
    }
  })
  return gone
}

/** Excel mends a table whose heads are not in its cells. */
function putHead(line: XmlElement | undefined, column: number, row: number, words: string): void {
  if (!line) return
  const { uri, prefix } = line
  const made = (local: string, children: XmlElement['children']): XmlElement => ({
    uri,
    prefix,
    local,
    attributes: [],
    children,
  })
  const cell = made('c', [made('is', [made('t', [words])])])
  cell.attributes = [
    { uri: '', prefix: '', local: 'r', value: `${lettersOf(column)}${String(row)}` },
    { uri: '', prefix: '', local: 't', value: 'inlineStr' },
  ]
  const others = childrenOf(line).filter((each) => columnIn(each) !== column)
  const place = others.findIndex((each) => columnIn(each) > column)
  line.children = place < 0 ? [...others, cell] : [...others.slice(0, place), cell, ...others.slice(place)]
}

function columnIn(cell: XmlElement): number {
  return numberOf(/^[A-Z]{1,3}/u.exec(attributeOf(cell, 'r') ?? '')?.[0] ?? '')
}

function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest > 0 ? lettersOf(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}

/** Breaks of a line are spelled out in the head of a table. */
function spelledOut(name: string): string {
  return name.replace(/_x([\dA-F]{4})_/giu, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
}
