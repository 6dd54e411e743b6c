import type { Paper, PaperBlock } from './paper.js'
import { shown } from './shown.js'

/** Writes a page as Markdown. Every character of the words that Markdown or HTML would obey is escaped. */
export function renderPaperMarkdown({ title, blocks }: Paper): string {
  return `# ${plain(title)}\n\n${blocks.map(blockOf).join('\n\n')}\n`
}

function blockOf(block: PaperBlock): string {
  switch (block.is) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`
    case 'text':
      return block.look === 'strong' ? `**${plain(block.text)}**` : plain(block.text)
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n')
    case 'theirs':
      return [
        ...block.lines.map((line) => `> ${plain(line)}`),
        ...(block.origin === undefined ? [] : ['>', `> ${plain(block.origin)}`]),
      ].join('\n')
    case 'rule':
      return '---'
  }
}

/** An address stays as it is only where nothing in it means anything to Markdown. */
function plain(text: string): string {
  return shown(text)
    .replace(/[\\`*_[\]<>#|~&!]/g, (character) => `\\${character}`)
    .replace(
      /^(\s*)([-+=]|\d{1,9}[.)])/u,
      (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
}
