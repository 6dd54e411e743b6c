import { addAll } from '@telltale/model'
import type { Paper, PaperBlock } from './paper.js'
import { shown } from './shown.js'
import { wrap } from './wrap.js'

/** Writes a page as plain text, for a terminal, a printer or the body of a mail. Nothing in it can steer a terminal. */
export function renderPaperText({ title, blocks }: Paper, { width = 80 }: { readonly width?: number } = {}): string {
  const columns = Math.min(120, Math.max(40, Math.floor(width) || 80))
  const head = shown(title)
  const lines = [head, '='.repeat(Math.min(columns, Math.max(8, head.length)))]
  for (const block of blocks) addAll(lines, linesOf(block, columns))
  return `${lines.join('\n')}\n`
}

function linesOf(block: PaperBlock, width: number): readonly string[] {
  switch (block.is) {
    case 'heading':
      return ['', ...wrap(shown(block.text), width), ...(block.level === 2 ? ['-'.repeat(Math.min(width, 24))] : [])]
    case 'text':
      return ['', ...wrap(shown(block.text), width)]
    case 'list':
      return block.items.flatMap((item) => wrap(shown(item), width, '  - ', '    '))
    case 'theirs':
      return [
        ...block.lines.flatMap((line) => wrap(shown(line), width, '  > ')),
        ...(block.origin === undefined ? [] : wrap(shown(block.origin), width, '    ')),
      ]
    case 'rule':
      return ['', '='.repeat(Math.min(width, 40)), '']
  }
}
