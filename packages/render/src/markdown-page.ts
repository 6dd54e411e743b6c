import type { Block, Inline, Level, Line, Page, QuoteEntry, Section, SentencePart } from './page.js'
import { showHidden } from './show-hidden.js'

/** Marks that Markdown gives a meaning to inside a line. */
const MARKUP = /[\\`*_[\]<>|~&$]/g
/** Marks that Markdown gives a meaning to at the beginning of a line. */
const OPENING = /^(\s*\d{0,9})([#+\-=.)])/

/**
 * Writes a page as Markdown (CommonMark with tables), to be pasted into a ticket or a letter.
 *
 * Words of the text that was read stand in code spans, where no dialect looks for markup, links, images, mentions or
 * HTML: escaping alone would not do, as some dialects turn bare addresses into links afterwards. The only links are
 * the published sources of the pack.
 *
 * @param level - How deep the title stands.
 */
export function markdownPage(page: Page, level: 1 | 2 = 1): string {
  return `${pageLines(page, level).join('\n')}\n`
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
      return [inline(block.line), '', `*${escape(block.pointer)}*`]
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
        `${marks(block.level)} ${escape(block.stage)}${block.note.every(isBlank) ? '' : ` \u00b7 ${inline(block.note)}`}`,
        ...block.quotes.flatMap((quote) => ['', ...quoteLines(quote)]),
        ...block.remarks.flatMap((remark) =>
          remark.is === 'line'
            ? ['', labelled(remark.label, remark.line)]
            : ['', `**${escape(remark.label)}**`, '', ...remark.items.map((item) => `- ${inline(item)}`)],
        ),
      ]
    case 'brief':
      return [
        ...(block.heading === undefined ? [] : [`**${escape(block.heading)}**`, '']),
        ...block.items.map(
          ({ number, title, line }) => `${number}. ${title === undefined ? '' : escape(title + colon)}${inline(line)}`,
        ),
      ]
    case 'steps':
      return block.items.flatMap(({ line, quotes, more }, index) => [
        ...(index === 0 ? [] : ['']),
        `- ${inline(line)}`,
        ...quotes.flatMap((quote) => ['', ...quoteLines(quote).map((quoted) => `  ${quoted}`)]),
        ...(more === undefined ? [] : ['', `  ${escape(more)}`]),
      ])
    case 'card':
      return [
        `**${escape(block.title)}**`,
        '',
        ...block.facts.map((fact) => `- ${escape(fact.label)}${escape(colon)}${inline(fact.line)}`),
      ]
  }
}

function quoteLines({ quote, origin }: QuoteEntry): readonly string[] {
  return [`> ${inline(quote)}  `, `> \u2014 ${inline(origin)}`]
}

function isBlank(piece: Inline): boolean {
  return piece.is === 'words' && piece.text === ''
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
  if (piece.is === 'sentence') return sentence(piece.parts)
  if (piece.is === 'address') return `<${showHidden(piece.text)}>`
  return first ? escape(piece.text).replace(OPENING, '$1\\$2') : escape(piece.text)
}

/** Bold goes around the code span, as nothing inside one is markup. Words that are the whole sentence need none. */
function sentence(parts: readonly SentencePart[]): string {
  const shown = parts.map(({ text, marked }) => ({ span: codeSpan(showHidden(text)), marked }))
  const hasMore = shown.some(({ span, marked }) => !marked && span !== '')
  return shown.map(({ span, marked }) => (marked && hasMore && span !== '' ? `**${span}**` : span || ' ')).join('')
}

/** A code span whose fence is longer than any run of backticks in it. */
function codeSpan(text: string): string {
  if (text.trim() === '') return ''
  let longest = 0
  for (const run of text.matchAll(/`+/g)) longest = Math.max(longest, run[0].length)
  const fence = '`'.repeat(longest + 1)
  // One space on each side is taken off again, so a text with spaces of its own at both ends gets one more.
  const isPadded = text.startsWith(' ') && text.endsWith(' ')
  const pad = isPadded || text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

function escape(text: string): string {
  return showHidden(text).replace(MARKUP, '\\$&')
}
