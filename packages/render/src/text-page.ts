import type { Block, Level, Line, Page, QuoteEntry, Section } from './page.js'
import { paintMarked } from './paint-marked.js'
import { showHidden } from './show-hidden.js'
import { textWidth } from './text-width.js'
import { wrapText } from './wrap-text.js'

/** How a page is shown on a terminal. */
export interface TextPageOptions {
  /** Columns of the terminal; held between 40 and 120. 80 when not given. */
  readonly width?: number
  /** Adds bold and dim, and a calm colour. Nothing depends on it: words that are bold in a sentence stand in brackets too. */
  readonly colour?: boolean
}

type Paint = (text: string) => string

interface Pen {
  readonly width: number
  readonly colon: string
  readonly bold: Paint
  readonly dim: Paint
  readonly mark: Paint
}

/**
 * Writes a page for a terminal.
 *
 * The marks are plain ASCII, so that they survive any terminal, a log and a screen reader. Everything but the addresses
 * of published sources is broken to the width, by columns. No text of the page can steer the terminal: what is hidden in it is shown instead.
 */
export function textPage(page: Page, options: TextPageOptions = {}): string {
  const width = Math.min(120, Math.max(40, Math.floor(options.width ?? 80) || 80))
  const sgr = (on: number, off: number): Paint =>
    options.colour === true ? (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`) : (text) => text
  const pen: Pen = { width, colon: page.colon, bold: sgr(1, 22), dim: sgr(2, 22), mark: sgr(36, 39) }
  return `${pageLines(page, pen).join('\n')}\n`
}

function pageLines(page: Page, pen: Pen): readonly string[] {
  return [
    ...wrapText(clean(`${page.title} - ${page.outcomeName}`), pen.width).map(pen.bold),
    ...page.about.flatMap((line) => wrapText(plain(line), pen.width)).map(pen.dim),
    ...page.sections.flatMap((section) => ['', ...sectionLines(section, pen)]),
    '',
    '-'.repeat(pen.width),
    ...page.closing.flatMap((line) => wrapText(plain(line), pen.width)).map(pen.dim),
  ]
}

function sectionLines(section: Section, pen: Pen): readonly string[] {
  const heading = wrapText(clean(section.heading), pen.width)
  const longest = Math.max(...heading.map(textWidth))
  const blocks = section.blocks.flatMap((block, index) => {
    const lines = blockLines(block, pen)
    const before = section.blocks[index - 1]
    return before !== undefined && lines.length > 0 && (stands(block) || stands(before)) ? ['', ...lines] : lines
  })
  return [...heading.map(pen.bold), '-'.repeat(longest), ...blocks]
}

const STANDING: ReadonlySet<Block['is']> = new Set([
  'lead',
  'text',
  'jump',
  'finding',
  'card',
  'group',
  'stages',
  'brief',
  'steps',
])

/** Blocks that need air above them. */
function stands(block: Block): boolean {
  return STANDING.has(block.is)
}

function blockLines(block: Block, pen: Pen): readonly string[] {
  switch (block.is) {
    case 'lead':
      return wrapText(plain(block.line), pen.width).map(pen.bold)
    case 'text':
      return wrapText(plain(block.line), pen.width)
    case 'note':
      return wrapText(plain(block.line), pen.width).map(pen.dim)
    case 'labelled':
      return labelled(block.label, block.line, '', pen)
    case 'meter':
      return [
        ...labelled(block.label, [{ is: 'words', text: `${marks(block.level)} ${block.value}` }], '', pen),
        ...wrapText(clean(block.note), pen.width, '  ').map(pen.dim),
      ]
    case 'jump':
      return [...wrapText(plain(block.line), pen.width), ...wrapText(clean(block.pointer), pen.width)]
    case 'list':
      return block.items.flatMap((item, index) => itemLines(item, block.numbered ? `${index + 1}.` : '-', '', pen))
    case 'group':
      return [
        ...wrapText(clean(block.heading), pen.width).map(pen.bold),
        ...block.items.flatMap((item) => itemLines(item, '-', '  ', pen)),
      ]
    case 'stages':
      return stageLines(block.stages, pen)
    case 'finding':
      return findingLines(block, pen)
    case 'brief':
      return [
        ...(block.heading === undefined ? [] : wrapText(clean(block.heading), pen.width).map(pen.bold)),
        ...block.items.flatMap(({ number, title, line }) => {
          const first = `${number}. `
          const head = title === undefined ? '' : title + pen.colon
          return shown([{ is: 'words', text: head }, ...line], first, ' '.repeat(first.length), pen)
        }),
      ]
    case 'steps':
      return block.items.flatMap(({ line, quotes, more }) => [
        ...itemLines(line, '-', '', pen),
        ...quoteLines(quotes, '  ', pen),
        ...(more === undefined ? [] : wrapText(clean(more), pen.width, '  ').map(pen.dim)),
      ])
    case 'card':
      return [
        ...wrapText(clean(block.title), pen.width).map(pen.bold),
        ...block.facts.flatMap((fact) => labelled(fact.label, fact.line, '  ', pen)),
      ]
  }
}

function stageLines(stages: Extract<Block, { is: 'stages' }>['stages'], pen: Pen): readonly string[] {
  const nameWidth = Math.min(20, Math.max(...stages.map((stage) => textWidth(clean(stage.name)))))
  return stages.flatMap((stage) => {
    const name = clean(stage.name)
    const gap = ' '.repeat(Math.max(1, nameWidth - textWidth(name) + 2))
    const head = `${pen.bold(name)}${gap}${pen.mark(marks(stage.level))} ${plain(stage.status)}`
    const indent = ' '.repeat(nameWidth + 2)
    return [head, ...wrapText(clean(stage.sentence), pen.width, indent).map(pen.dim)]
  })
}

function findingLines(block: Extract<Block, { is: 'finding' }>, pen: Pen): readonly string[] {
  const indent = '   '
  const number = `${block.number}.`.padEnd(2)
  return [
    ...wrapText(clean(block.title), pen.width, `${number} `, indent).map(pen.bold),
    ...wrapText(`${marks(block.level)} ${clean(block.stage)}`, pen.width, indent).map(pen.mark),
    ...quoteLines(block.quotes, indent, pen),
    ...block.remarks.flatMap((remark) =>
      remark.is === 'line'
        ? labelled(remark.label, remark.line, indent, pen)
        : [
            ...wrapText(`${clean(remark.label)}${pen.colon.trimEnd()}`, pen.width, indent).map(pen.bold),
            ...remark.items.flatMap((item) => itemLines(item, '-', indent, pen)),
          ],
    ),
    ...(plain(block.note) === '' ? [] : wrapText(plain(block.note), pen.width, indent).map(pen.dim)),
  ]
}

function quoteLines(quotes: readonly QuoteEntry[], indent: string, pen: Pen): readonly string[] {
  return quotes.flatMap(({ quote, origin }) => [
    ...shown(quote, `${indent}| `, `${indent}| `, pen),
    ...wrapText(plain(origin), pen.width, `${indent}|   `).map(pen.dim),
  ])
}

function labelled(label: string, line: Line, indent: string, pen: Pen): readonly string[] {
  if (line.length === 1 && line[0]?.is === 'address') {
    // An address that is broken can be neither opened nor copied, so it alone may be longer than a line.
    return [
      ...wrapText(`${clean(label)}${pen.colon.trimEnd()}`, pen.width, indent).map(pen.bold),
      `${indent}  ${plain(line)}`,
    ]
  }
  const before = `${indent}${clean(label)}${pen.colon}`
  return wrapText(`${clean(label)}${pen.colon}${plain(line)}`, pen.width, indent, `${indent}  `).map((text, index) =>
    index === 0 && text.startsWith(before.trimEnd())
      ? pen.bold(before.trimEnd()) + text.slice(before.trimEnd().length)
      : text,
  )
}

function itemLines(item: Line, bullet: string, indent: string, pen: Pen): readonly string[] {
  const first = `${indent}${bullet} `
  return wrapText(plain(item), pen.width, first, ' '.repeat(first.length))
}

function marks(level: Level): string {
  return `[${'#'.repeat(level)}${'.'.repeat(5 - level)}]`
}

/** Breaks a line that may hold marked words, and paints those. */
function shown(line: Line, first: string, rest: string, pen: Pen): readonly string[] {
  const marked: (readonly [start: number, end: number])[] = []
  const text = plain(line, marked)
  return paintMarked(wrapText(text, pen.width, first, rest), [first.length, rest.length], text, marked, pen.bold)
}

/** @param marked - Filled with the places of the marked words in the answer. */
function plain(line: Line, marked: (readonly [start: number, end: number])[] = []): string {
  let text = ''
  for (const piece of line) {
    if (piece.is === 'finding') text += String(piece.number)
    else if (piece.is !== 'sentence') text += clean(piece.text)
    else {
      // Words that are the whole sentence need no brackets to stand out from it.
      const hasMore = piece.parts.some((part) => !part.marked)
      for (const part of piece.parts) {
        const words = clean(part.text)
        const start = text.length
        text += part.marked && hasMore ? `[${words}]` : words
        if (part.marked) marked.push([start, text.length])
      }
    }
  }
  return text
}

function clean(text: string): string {
  return showHidden(text)
}
