import { attributeOf, childOf, childrenOf, dropAttributes, elementsIn, settleTree, textIn } from './elements.js'
import type { SettlePart, Settling } from './part-settler.js'
import type { XmlElement } from './xml-tree.js'

const WORKBOOK = new Set(['workbookPr', 'bookViews', 'sheets'])
const SHEET = new Set([
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'drawing',
  'picture',
  'tableParts',
])

/** Sums over cells of its own sheet. */
const PLAIN_FORMULA = /^[A-Z\d$:,;+\-*/()^<>=. ]{1,500}$/u

/** Settles a part of a workbook: what its sheets show. Formulas become what they came to. */
export const settleSheet: SettlePart = ({ root }, type, settling) => {
  if (type === 'officeDocument') settleWorkbook(root, settling)
  else if (type === 'worksheet') settleWorksheet(root, settling)
  else if (type === 'table') {
    settleTree(root, (child) =>
      ['calculatedColumnFormula', 'totalsRowFormula', 'xmlColumnPr', 'autoFilter', 'sortState'].includes(child.local)
        ? 'drop'
        : 'keep',
    )
    for (const element of elementsIn(root))
      dropAttributes(
        element,
        (local) => local === 'connectionId' || local === 'queryTableFieldId' || local === 'uniqueName',
      )
    dropAttributes(root, (local) => local === 'connectionId' || local === 'comment' || local === 'tableType')
  }
}

function settleWorkbook(root: XmlElement, settling: Settling): void {
  for (const element of elementsIn(root)) {
    if (element.local === 'definedName') {
      const value = `${attributeOf(element, 'name') ?? ''} = ${textIn(element)}`
      const isHidden = attributeOf(element, 'hidden') === '1'
      settling.details.push({ sign: isHidden ? 'hidden-text' : 'other-metadata', label: 'defined name', value })
    } else if (element.local === 'fileSharing' || element.local === 'workbookProtection') {
      const user = attributeOf(element, 'userName')
      settling.details.push({ sign: 'author', label: element.local, ...(user === undefined ? {} : { value: user }) })
    } else if (element.local === 'absPath') {
      const value = attributeOf(element, 'url')
      settling.details.push({
        sign: 'other-metadata',
        label: 'folder',
        ...(value === undefined ? {} : { value }),
        isSaid: true,
      })
    }
  }
  root.children = childrenOf(root).filter(({ local }) => WORKBOOK.has(local))
  for (const element of elementsIn(root)) {
    if (element.local === 'workbookPr') dropAttributes(element, (local) => local !== 'date1904')
    if (element.local === 'workbookView') element.attributes = []
  }
}

function settleWorksheet(root: XmlElement, settling: Settling): void {
  const columns = hiddenColumns(root)
  const standard = childOf(root, 'sheetFormatPr')
  const isFlat = standard !== undefined && isTrue(attributeOf(standard, 'zeroHeight'))
  let isHidden = 0
  for (const row of childrenOf(childOf(root, 'sheetData') ?? root, 'row')) {
    const [hidden, height] = [attributeOf(row, 'hidden'), attributeOf(row, 'ht')]
    const isHiddenRow = isTrue(hidden) || (height !== undefined && Number(height) === 0)
    // Programs do not agree whether such a row is shown.
    if (isFlat && hidden === undefined && height === undefined && childrenOf(row, 'c').length > 0)
      settling.refuse = true
    dropAttributes(row, (local) => local === 'dyDescent')
    row.children = childrenOf(row, 'c').filter((cell) => {
      const column = columnOf(attributeOf(cell, 'r') ?? '')
      if (!isHiddenRow && !columns.some(([from, to]) => column >= from && column <= to)) return true
      // The head of a table that was given a name which says nothing.
      if (attributeOf(cell, 't') === 'inlineStr' && /^Column\d{1,5}$/u.test(textIn(cell))) return true
      isHidden++
      return false
    })
    for (const cell of childrenOf(row, 'c')) settleCell(cell, settling)
  }
  if (isHidden > 0) settling.details.push({ sign: 'hidden-text', label: 'hidden cells', value: String(isHidden) })
  root.children = childrenOf(root).filter(({ local }) => SHEET.has(local))
  settleTree(root, (child) => {
    // A rule with a formula may name what is hidden; colours of scales and bars do not.
    if (child.local === 'cfRule' && childrenOf(child, 'formula').some((formula) => /[!"]/u.test(textIn(formula))))
      return 'drop'
    return 'keep'
  })
  root.children = childrenOf(root).filter(
    (child) => child.local !== 'conditionalFormatting' || childrenOf(child, 'cfRule').length > 0,
  )
  const lines = childOf(root, 'headerFooter')
  if (lines) dropUnshownLines(lines, settling)
  if (lines) settling.shown.push({ text: textIn(lines), label: 'header and footer' })
}

/** Lines above and below even and first pages count only where the sheet says that those are different. */
function dropUnshownLines(lines: XmlElement, settling: Settling): void {
  const isUnshown = ({ local }: XmlElement): boolean =>
    (local.startsWith('even') && !isTrue(attributeOf(lines, 'differentOddEven'))) ||
    (local.startsWith('first') && !isTrue(attributeOf(lines, 'differentFirst')))
  for (const line of childrenOf(lines).filter(isUnshown))
    if (textIn(line).trim() !== '')
      settling.hidden.push({ text: textIn(line).trim(), label: 'header that is not shown', sign: 'hidden-text' })
  lines.children = childrenOf(lines).filter((line) => !isUnshown(line))
}

function settleCell(cell: XmlElement, settling: Settling): void {
  const formula = childOf(cell, 'f')
  if (!formula) return
  const said = textIn(formula)
  if (/\[\d|https?:|\\\\|WEBSERVICE|HYPERLINK|RTD/iu.test(said))
    settling.details.push({ sign: 'external-link', label: 'formula', value: said })
  // Excel works out what no program has worked out yet; that needs the formula, if it says nothing else.
  const isWorkedOut = childOf(cell, 'v') !== undefined || childOf(cell, 'is') !== undefined
  if (!isWorkedOut && !PLAIN_FORMULA.test(said)) settling.refuse = true
  if (isWorkedOut) cell.children = cell.children.filter((child) => child !== formula)
  else formula.attributes = []
  dropAttributes(cell, (local) => local === 'cm' || local === 'vm')
}

function hiddenColumns(root: XmlElement): readonly (readonly [number, number])[] {
  const columns = childrenOf(childOf(root, 'cols') ?? root, 'col').map((column) => {
    const width = attributeOf(column, 'width')
    return {
      range: [Number(attributeOf(column, 'min')), Number(attributeOf(column, 'max'))] as const,
      isHidden: isTrue(attributeOf(column, 'hidden')) || (width !== undefined && Number(width) === 0),
    }
  })
  const hidden = columns.flatMap(({ range, isHidden }) => (isHidden ? [range] : []))
  const standard = childOf(root, 'sheetFormatPr')
  const width = standard && attributeOf(standard, 'defaultColWidth')
  if (width === undefined || Number(width) !== 0) return hidden
  // What has no width of its own has none at all.
  let next = 1
  for (const { range } of [...columns].sort((one, other) => one.range[0] - other.range[0])) {
    if (range[0] > next) hidden.push([next, range[0] - 1])
    next = Math.max(next, range[1] + 1)
  }
  return [...hidden, [next, 1_000_000] as const]
}

/** `BC12` stands in column 55. */
function columnOf(place: string): number {
  let column = 0
  for (const letter of place.slice(0, 4)) {
    const value = letter.toUpperCase().charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
