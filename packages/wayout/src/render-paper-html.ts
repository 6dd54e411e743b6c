import { PAPER_STYLE, PAPER_STYLE_HASH } from './paper-style.js'
import type { Paper, PaperBlock } from './paper.js'
import { shown } from './shown.js'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(?:-|$)/i

/**
 * Writes pages as one HTML file that needs nothing else: no script, picture, font or request, and no link that could be
 * followed by mistake. The title names nobody, as browsers keep titles.
 *
 * @param papers - At least one; several, such as a draft in two languages, stand one after another.
 */
export function renderPaperHtml(papers: readonly Paper[], title: string): string {
  const language = papers[0]?.language ?? 'und'
  const policy = `default-src 'none'; style-src 'sha256-${PAPER_STYLE_HASH}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="${escape(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<title>${escape(title)}</title>
<style>${PAPER_STYLE}</style>
</head>
<body>
${papers
  .map(
    (paper) => `<main lang="${escape(paper.language)}" dir="${directionOf(paper.language)}">
<h1>${escape(paper.title)}</h1>
${paper.blocks.map(blockOf).join('\n')}
</main>`,
  )
  .join('\n')}
</body>
</html>
`
}

function directionOf(language: string): string {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'
}

function blockOf(block: PaperBlock): string {
  switch (block.is) {
    case 'heading':
      return `<h${block.level}>${escape(block.text)}</h${block.level}>`
    case 'text':
      return `<p${block.look === undefined ? '' : ` class="${block.look}"`}>${escape(block.text)}</p>`
    case 'list':
      return `<ul${block.look === undefined ? '' : ` class="${block.look}"`}>
${block.items.map((item) => `<li>${escape(item)}</li>`).join('\n')}
</ul>`
    case 'theirs':
      return `<figure><blockquote dir="auto">${block.lines.map((line) => `<p><bdi>${escape(line)}</bdi></p>`).join('')}</blockquote>${
        block.origin === undefined ? '' : `<figcaption>${escape(block.origin)}</figcaption>`
      }</figure>`
    case 'rule':
      return '<hr>'
  }
}

function escape(text: string): string {
  return shown(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}
