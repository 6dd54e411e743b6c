/** A piece of text on a page, where it stands and how large it is, in points from the lower left corner. */
export interface PageItem {
  readonly text: string
  /** A line ends behind it. */
  readonly endsLine: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface PageLine {
  text: string
  readonly x: number
  readonly y: number
  end: number
  height: number
}

/** A gap between lines that is this much larger than usual on the page ends a paragraph. */
const WIDE = 1.35
/** Letters that are this much larger or smaller are those of a heading, or of what follows one. */
const OTHER_SIZE = 1.18
const LIST_MARK = /^(?:[•◦▪●○■‣·–—*-]|\(?\d{1,2}[.)]|[a-z]\))\s/u

/** Puts the pieces of a page together into lines and the lines into paragraphs, by the gaps between them. */
export function paragraphsOfPage(items: readonly PageItem[]): readonly string[] {
  const lines = linesOf(items)
  const usual = usualGap(lines)
  const paragraphs: string[] = []
  let block: string[] = []
  let before: PageLine | undefined
  for (const line of lines) {
    if (before !== undefined && startsNew(before, line, usual)) {
      paragraphs.push(block.join('\n'))
      block = []
    }
    block.push(line.text.trim())
    before = line
  }
  if (block.length > 0) paragraphs.push(block.join('\n'))
  return paragraphs
}

function startsNew(before: PageLine, line: PageLine, usual: number): boolean {
  const gap = before.y - line.y
  // Upwards means another column, or a box beside the text.
  if (gap < 0 || gap > usual * WIDE) return true
  const size = line.height / Math.max(before.height, 0.1)
  return size > OTHER_SIZE || size < 1 / OTHER_SIZE || LIST_MARK.test(line.text)
}

function linesOf(items: readonly PageItem[]): readonly PageLine[] {
  const lines: PageLine[] = []
  let line: PageLine | undefined
  for (const { text, endsLine, x, y, width, height } of items) {
    if (text !== '') {
      if (line === undefined || Math.abs(line.y - y) > Math.max(line.height, height, 1) / 2) {
        line = { text: '', x, y, end: x, height: 0 }
        lines.push(line)
      }
      // Words that stand apart without a space between them are cells of a table, or set one by one.
      const isApart = line.text !== '' && x - line.end > height / 3 && !/\s$/u.test(line.text) && !/^\s/u.test(text)
      line.text += isApart ? ` ${text}` : text
      line.end = Math.max(line.end, x + width)
      if (text.trim() !== '') line.height = Math.max(line.height, height)
    }
    if (endsLine) line = undefined
  }
  return lines.filter((one) => one.text.trim() !== '')
}

/** The gap between lines that is met most often, which is that within paragraphs; the smaller one in doubt. */
function usualGap(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>()
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    const gap = before === undefined ? 0 : Math.round((before.y - line.y) * 2) / 2
    if (gap > 0 && gap < line.height * 2.2) counts.set(gap, (counts.get(gap) ?? 0) + 1)
  }
  let usual = 0
  let most = 0
  for (const [gap, count] of counts) {
    if (count < most || (count === most && gap > usual)) continue
    usual = gap
    most = count
  }
  return usual > 0 ? usual : (lines[0]?.height ?? 10) * 1.3
}
