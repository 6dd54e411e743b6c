import { escapeHtml } from './escape-html.js'
import { HTML_STYLE, HTML_STYLE_HASH } from './html-style.js'
import { isEmbeddedPicture } from './is-embedded-picture.js'
import type { Block, Inline, Level, Line, Page, QuoteEntry, Remark, Section, StageEntry, StepEntry } from './page.js'
import { pictureHtml } from './picture-html.js'

const POLICY = `default-src 'none'; style-src 'sha256-${HTML_STYLE_HASH}'; base-uri 'none'; form-action 'none'`
/** Only where the page holds a picture within itself. */
const PICTURE_POLICY = `${POLICY}; img-src data:`
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(?:-|$)/i

/** What stands above several reports in one file. */
export interface Cover {
  readonly title: string
  readonly contents: string
  /** One for each page: "Report 1 of 3". */
  readonly parts: readonly string[]
}

/**
 * Writes pages as one HTML file that needs nothing else: no script, no font, no request, and no picture but one that a
 * page brings along.
 *
 * Safe whatever the pages hold: all text is escaped, no text of the user's stands in an attribute or becomes a link,
 * and the policy in the head forbids everything but the one style. The title names nobody, as browsers keep titles.
 */
export function htmlDocument(pages: readonly Page[], cover?: Cover): string {
  const language = pages[0]?.language ?? 'und'
  const title = cover?.title ?? pages[0]?.title ?? 'Telltale'
  const body =
    cover === undefined
      ? pages.map((page) => `<main>${report(page, '', 1)}</main>`).join('\n')
      : `${coverHtml(pages, cover)}\n<main>${pages.map((page, index) => report(page, `r${index + 1}-`, 2, cover.parts[index])).join('\n')}</main>`
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pages.some(hasPicture) ? PICTURE_POLICY : POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<title>${escapeHtml(title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`
}

function coverHtml(pages: readonly Page[], cover: Cover): string {
  const entries = pages.map((page, index) => {
    const name = page.about.length > 1 ? ` \u00b7 ${inline(page.about[0] ?? [], '')}` : ''
    return `<li><a href="#r${index + 1}-top">${escapeHtml(cover.parts[index] ?? '')}</a>${name} \u00b7 ${escapeHtml(page.outcomeName)}</li>`
  })
  return `<header class="top"><h1>${escapeHtml(cover.title)}</h1>
<nav aria-label="${escapeHtml(cover.contents)}"><ul>
${entries.join('\n')}
</ul></nav></header>`
}

/** @param scope - Stands before every id, so that several reports can share a file. */
function report(page: Page, scope: string, level: number, part?: string): string {
  const brand = part ?? page.title
  return `<article class="report ${page.outcome}" id="${scope}top" lang="${escapeHtml(page.language)}">
<header class="top">
<p class="brand" id="${scope}part">${escapeHtml(brand)}</p>
<h${level}>${escapeHtml(page.outcomeName)}</h${level}>
${page.about.map((line) => `<p class="about" dir="auto">${inline(line, scope)}</p>`).join('\n')}
</header>
${page.sections.map((section) => sectionHtml(section, scope, level + 1)).join('\n')}
<footer class="closing">
${page.closing.map((line) => `<p>${inline(line, scope)}</p>`).join('\n')}
</footer>
</article>`
}

function sectionHtml(section: Section, scope: string, level: number): string {
  const id = `${scope}${section.id}`
  // Several reports have the same headings, so a landmark is named by its report too.
  const name = scope === '' ? `${id}-heading` : `${scope}part ${id}-heading`
  return `<section class="part part-${section.id}" id="${id}" aria-labelledby="${name}">
<h${level} id="${id}-heading">${escapeHtml(section.heading)}</h${level}>
${[
  ...section.blocks.map((block) => blockHtml(block, scope, level + 1)),
  ...(section.pictures ?? []).map((picture) => pictureHtml(picture, inline(picture.label, scope), scope)),
].join('\n')}
</section>`
}

function hasPicture({ sections }: Page): boolean {
  return sections.some(({ pictures = [] }) => pictures.some(isEmbeddedPicture))
}

function blockHtml(block: Block, scope: string, level: number): string {
  switch (block.is) {
    case 'lead':
    case 'note':
      return `<p class="${block.is}">${inline(block.line, scope)}</p>`
    case 'text':
      return `<p>${inline(block.line, scope)}</p>`
    case 'labelled':
      return labelled(block.label, inline(block.line, scope))
    case 'meter':
      return `${labelled(block.label, `${meter(block.level)} ${escapeHtml(block.value)}`)}
<p class="note">${escapeHtml(block.note)}</p>`
    case 'jump':
      return `<div class="jump"><p>${inline(block.line, scope)}</p>
<p><a href="#${scope}${block.to}">${escapeHtml(block.text)}</a></p></div>`
    case 'list':
      return list(block.items, block.numbered, scope)
    case 'group':
      return `<div class="group"><h${level}>${escapeHtml(block.heading)}</h${level}>
${list(block.items, false, scope)}</div>`
    case 'stages':
      return `<ol class="stages">
${block.stages.map((stage) => stageHtml(stage, scope)).join('\n')}
</ol>`
    case 'finding':
      return findingHtml(block, scope, level)
    case 'brief':
      return brief(block, scope, level)
    case 'steps':
      return `<ul class="steps">
${block.items.map((item) => stepHtml(item, scope)).join('\n')}
</ul>`
    case 'card':
      return `<div class="card"><h${level}>${escapeHtml(block.title)}</h${level}>
${block.facts.map((fact) => labelled(fact.label, inline(fact.line, scope))).join('\n')}
</div>`
  }
}

function stageHtml(stage: StageEntry, scope: string): string {
  return `<li${stage.level === 0 ? ' class="absent"' : ''}><span class="head"><span class="name">${escapeHtml(stage.name)}</span> <span class="status">${inline(stage.status, scope)}</span></span> ${meter(stage.level)} <span class="sentence">${escapeHtml(stage.sentence)}</span></li>`
}

function findingHtml(block: Extract<Block, { is: 'finding' }>, scope: string, level: number): string {
  return `<article class="card" id="${scope}finding-${block.number}">
<h${level}><span class="number">${block.number}</span>${escapeHtml(block.title)}</h${level}>
<p class="facts"><span>${escapeHtml(block.stage)}</span> ${meter(block.level, block.strength)}</p>
${block.quotes.map((quote) => quoteHtml(quote, scope)).join('\n')}
${block.remarks.map((remark) => remarkHtml(remark, scope)).join('\n')}
${
  inline(block.note, scope) === ''
    ? ''
    : `<p class="note">${inline(block.note, scope)}</p>
`
}</article>`
}

function quoteHtml({ quote, origin }: QuoteEntry, scope: string): string {
  return `<figure><blockquote dir="auto"><p>${inline(quote, scope)}</p></blockquote>
<figcaption>${inline(origin, scope)}</figcaption></figure>`
}

function remarkHtml(remark: Remark, scope: string): string {
  if (remark.is === 'line') return labelled(remark.label, inline(remark.line, scope))
  return `<div class="labelled"><span class="label">${escapeHtml(remark.label)}</span>
${list(remark.items, false, scope)}</div>`
}

function brief(block: Extract<Block, { is: 'brief' }>, scope: string, level: number): string {
  const items = block.items.map(
    ({ number, title, line }) =>
      `<li id="${scope}finding-${number}"><span class="name"><span class="number">${number}</span>${escapeHtml(title ?? '')}</span> ${inline(line, scope)}</li>`,
  )
  const heading = block.heading === undefined ? '' : `<h${level}>${escapeHtml(block.heading)}</h${level}>\n`
  return `<div class="brief">${heading}<ul>
${items.join('\n')}
</ul></div>`
}

function stepHtml({ line, quotes, more }: StepEntry, scope: string): string {
  const rest = more === undefined ? '' : `\n<p class="note">${escapeHtml(more)}</p>`
  return `<li>${inline(line, scope)}
${quotes.map((quote) => quoteHtml(quote, scope)).join('\n')}${rest}</li>`
}

/** A paragraph under its label. The label ends in nothing: it stands on a line of its own. */
function labelled(label: string, content: string): string {
  return `<p class="labelled"><span class="label">${escapeHtml(label)}</span> ${content}</p>`
}

function list(items: readonly Line[], numbered: boolean, scope: string): string {
  const tag = numbered ? 'ol' : 'ul'
  return `<${tag}>
${items.map((item) => `<li>${inline(item, scope)}</li>`).join('\n')}
</${tag}>`
}

/** Without a name, the words beside it say the same, and a screen reader passes over the dots. */
function meter(level: Level, name?: string): string {
  const spoken = name === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escapeHtml(name)}"`
  return `<span class="meter m${level}" ${spoken}>${'<i></i>'.repeat(5)}</span>`
}

function inline(line: Line, scope: string): string {
  return line.map((piece) => pieceHtml(piece, scope)).join('')
}

function pieceHtml(piece: Inline, scope: string): string {
  switch (piece.is) {
    case 'words':
      return escapeHtml(piece.text)
    case 'theirs':
      return `<bdi>${escapeHtml(piece.text)}</bdi>`
    case 'sentence':
      // One isolate for the whole sentence: marks inside it must not change the order of right-to-left words.
      return `<bdi>${piece.parts.map(({ text, marked }) => (marked ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text))).join('')}</bdi>`
    case 'finding':
      return `<a href="#${scope}finding-${piece.number}">${piece.number}</a>`
    case 'address':
      return `<a href="${escapeHtml(piece.text)}" rel="noopener noreferrer nofollow" target="_blank">${escapeHtml(piece.text)}</a>`
  }
}
