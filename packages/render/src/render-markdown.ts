import type { Report, Wording } from '@telltale/model'

import { layOut } from './lay-out.js'
import type { Block, Inline, Level, Line, Page, Section } from './page.js'
import { showHidden } from './show-hidden.js'

export interface MarkdownOptions {
  /** Leaves out every word of the user's. */
  readonly mask?: boolean
  /** How deep the title stands. 1 when not given. */
  readonly level?: 1 | 2
}

/** Marks that Markdown gives a meaning to inside a line. */
const MARKUP = /[\\`*_[\]<>|~&$]/g
/** Marks that Markdown gives a meaning to at the beginning of a line. */
const OPENING = /^(\s*\d{0,9})([#+\-=.)])/

/**
 * Writes a report as Markdown (CommonMark with tables), to be pasted into a ticket or a letter.
 *
 * Words of the text that was read stand in code spans, where no dialect looks for markup, links, images, mentions or
 * HTML: escaping alone would not do, as some dialects turn bare addresses into links afterwards. The only links are
 * the published sources of the pack.
 */
export function renderMarkdown(report: Report, wording: Wording, options: MarkdownOptions = {}): string {
  const page = layOut(report, wording, options.mask === true)
  return `${pageLines(page, options.level ?? 1).join('\n')}\n`
}

function pageLines(page: Page, level: number): readonly string[] {
  const paragraphs = (lines: readonly Line[]): readonly string[] => lines.flatMap((line) => ['', inline(line)])
  return [
    `${'#'.repeat(level)} ${escape(page.title)}${escape(page.colon)}${escape(page.outcomeName)}`,
    ...paragraphs(page.about),
    ...page.sections.flatMap((section) => sectionLines(section, page.colon, level + 1)),
    '',
    '---',
    ...paragraphs(page.closing),
  ]
}

function sectionLines(section: Section, colon: string, level: number): readonly string[] {
  return [
    '',
    `${'#'.repeat(level)} ${escape(section.heading)}`,
    ...section.blocks.flatMap((block) => {
      const lines = blockLines(block, colon, level + 1)
      return lines.length === 0 ? [] : ['', ...lines]
    }),
  ]
}

function blockLines(block: Block, colon: string, level: number): readonly string[] {
  const labelled = (label: string, line: Line): string => `**${escape(label)}**${escape(colon)}${inline(line)}`
  switch (block.is) {
    case 'lead':
      return [`**${inline(block.line)}**`]
    case 'text':
      return [inline(block.line)]
    case 'note':
      return [`*${inline(block.line)}*`]
    case 'labelled':
      return [labelled(block.label, block.line)]
    case 'meter':
      return [
        `**${escape(block.label)}**${escape(colon)}${marks(block.level)} ${escape(block.value)}`,
        '',
        `*${escape(block.note)}*`,
      ]
    case 'jump':
      return []
    case 'list':
      return block.items.map((item, index) => `${block.numbered ? `${index + 1}.` : '-'} ${inline(item)}`)
    case 'group':
      return [`**${escape(block.heading)}**`, '', ...block.items.map((item) => `- ${inline(item)}`)]
    case 'stages':
      // A table needs a header row, and these columns need no names.
      return [
        '| | | | |',
        '|---|---|---|---|',
        ...block.stages.map(
          ({ name, level: filled, status, sentence }) =>
            `| **${escape(name)}** | ${marks(filled)} | ${inline(status)} | ${escape(sentence)} |`,
        ),
      ]
    case 'finding':
      return [
        `${'#'.repeat(level)} ${block.number}\\. ${escape(block.title)}`,
        '',
        `${marks(block.level)} ${escape(block.stage)} \u00b7 ${inline(block.note)}`,
        ...block.quotes.flatMap(({ quote, origin }) => ['', `> ${inline(quote)}  `, `> \u2014 ${inline(origin)}`]),
        '',
        labelled(block.why.label, block.why.line),
        ...(block.otherwise.items.length === 0
          ? []
          : [
              '',
              `**${escape(block.otherwise.label)}**`,
              '',
              ...block.otherwise.items.map((item) => `- ${inline(item)}`),
            ]),
      ]
    case 'card':
      return [
        `**${escape(block.title)}**`,
        '',
        ...block.facts.map((fact) => `- ${escape(fact.label)}${escape(colon)}${inline(fact.line)}`),
      ]
  }
}

function marks(level: Level): string {
  return '\u25a0'.repeat(level) + '\u25a1'.repeat(5 - level)
}

function inline(line: Line): string {
  return line.map((piece, index) => pieceOf(piece, index === 0)).join('')
}

function pieceOf(piece: Inline, first: boolean): string {
  if (piece.is === 'finding') return String(piece.number)
  if (piece.is === 'theirs') return codeSpan(showHidden(piece.text))
  if (piece.is === 'address') return `<${showHidden(piece.text)}>`
  return first ? escape(piece.text).replace(OPENING, '$1\\$2') : escape(piece.text)
}

/** A code span whose fence is longer than any run of backticks in it. */
function codeSpan(text: string): string {
  if (text.trim() === '') return ''
  let longest = 0
  for (const run of text.matchAll(/`+/g)) longest = Math.max(longest, run[0].length)
  const fence = '`'.repeat(longest + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

function escape(text: string): string {
  return showHidden(text).replace(MARKUP, '\\$&')
}
