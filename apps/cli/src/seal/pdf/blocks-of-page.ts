import type { Block, Inline, Line, Page, QuoteEntry } from '@telltale/render'
import type { PdfBlock, PdfRun } from './pdf-block.js'

/** Turns a report as it is laid out for every kind of page into the paragraphs of a document. */
export function blocksOfPage(page: Page): readonly PdfBlock[] {
  return [
    { is: 'heading', runs: [{ text: page.outcomeName, bold: true }], onNewPage: true },
    ...page.about.map((line): PdfBlock => ({ is: 'note', runs: runsOf(line) })),
    ...page.sections.flatMap(({ heading, blocks }): readonly PdfBlock[] => [
      { is: 'heading', runs: [{ text: heading, bold: true }] },
      ...blocks.flatMap((block) => blocksOf(block, page.colon)),
    ]),
    ...page.closing.map((line): PdfBlock => ({ is: 'note', runs: runsOf(line) })),
  ]
}

function blocksOf(block: Block, colon: string): readonly PdfBlock[] {
  const labelled = (label: string, runs: readonly PdfRun[]): PdfBlock => ({
    is: 'text',
    runs: [{ text: `${label}${colon}`, bold: true }, ...runs],
  })
  const items = (lines: readonly Line[], numbered = false): readonly PdfBlock[] =>
    lines.map((line, index) => ({
      is: 'item',
      runs: [{ text: numbered ? `${index + 1}. ` : '– ' }, ...runsOf(line)],
    }))
  const subheading = (text: string): PdfBlock => ({ is: 'subheading', runs: [{ text, bold: true }] })
  switch (block.is) {
    case 'lead':
      return [{ is: 'text', runs: runsOf(block.line).map((run) => ({ ...run, bold: true })) }]
    case 'text':
      return [{ is: 'text', runs: runsOf(block.line) }]
    case 'note':
      return [{ is: 'note', runs: runsOf(block.line) }]
    case 'labelled':
      return [labelled(block.label, runsOf(block.line))]
    case 'meter':
      return [
        labelled(block.label, [{ text: `${dots(block.level)} ${block.value}` }]),
        { is: 'note', runs: [{ text: block.note }] },
      ]
    case 'jump':
      return [
        { is: 'text', runs: runsOf(block.line) },
        { is: 'note', runs: [{ text: block.pointer }] },
      ]
    case 'list':
      return items(block.items, block.numbered)
    case 'group':
      return [subheading(block.heading), ...items(block.items)]
    case 'stages':
      return block.stages.flatMap(({ name, level, status, sentence }): readonly PdfBlock[] => [
        { is: 'item', runs: [{ text: `${dots(level)} ` }, { text: `${name} `, bold: true }, ...runsOf(status)] },
        { is: 'note', runs: [{ text: sentence }] },
      ])
    case 'finding':
      return [
        subheading(`${block.number}. ${block.title}`),
        { is: 'note', runs: [{ text: `${block.stage} ${dots(block.level)} ${block.strength}` }] },
        ...block.quotes.flatMap(quoteBlocks),
        ...block.remarks.flatMap((remark) =>
          remark.is === 'line'
            ? [labelled(remark.label, runsOf(remark.line))]
            : [labelled(remark.label, []), ...items(remark.items)],
        ),
        ...(block.note.length === 0 ? [] : [{ is: 'note', runs: runsOf(block.note) } as const]),
      ]
    case 'brief':
      return [
        ...(block.heading === undefined ? [] : [subheading(block.heading)]),
        ...block.items.map(({ number, title, line }): PdfBlock => ({
          is: 'item',
          runs: [{ text: `${number}. ${title === undefined ? '' : `${title} `}`, bold: true }, ...runsOf(line)],
        })),
      ]
    case 'steps':
      return block.items.flatMap(({ line, quotes, more }): readonly PdfBlock[] => [
        { is: 'item', runs: [{ text: '– ' }, ...runsOf(line)] },
        ...quotes.flatMap(quoteBlocks),
        ...(more === undefined ? [] : [{ is: 'note', runs: [{ text: more }] } as const]),
      ])
    case 'card':
      return [subheading(block.title), ...block.facts.map(({ label, line }) => labelled(label, runsOf(line)))]
  }
}

function quoteBlocks({ quote, origin }: QuoteEntry): readonly PdfBlock[] {
  return [
    { is: 'quote', runs: runsOf(quote) },
    { is: 'quote', runs: runsOf(origin).map((run) => ({ ...run, soft: true })) },
  ]
}

function runsOf(line: Line): readonly PdfRun[] {
  return line.flatMap(runsOfInline)
}

function runsOfInline(inline: Inline): readonly PdfRun[] {
  switch (inline.is) {
    case 'sentence':
      return inline.parts.map(({ text, marked }) => (marked ? { text, bold: true } : { text }))
    case 'finding':
      return [{ text: String(inline.number) }]
    case 'words':
    case 'theirs':
    case 'address':
      return [{ text: inline.text }]
  }
}

function dots(level: number): string {
  return '●'.repeat(level) + '○'.repeat(5 - level)
}
