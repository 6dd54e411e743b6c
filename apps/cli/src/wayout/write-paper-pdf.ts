import { saySeal } from '@telltale/seal'
import type { Paper, PaperBlock } from '@telltale/wayout'
import type { PdfBlock } from '../seal/pdf/pdf-block.js'

/**
 * Writes pages as one PDF with its own fonts. What can write a PDF is large, and loaded only here.
 *
 * @returns Undefined when the words are in a script that the fonts do not have.
 */
export async function writePaperPdf(
  papers: readonly Paper[],
  language: string,
  at: Date,
): Promise<Uint8Array | undefined> {
  const { writePdf } = await import('../seal/pdf/write-pdf.js')
  const blocks = papers.flatMap(({ title, blocks: inside }, index): readonly PdfBlock[] => [
    { is: 'title', runs: [{ text: title, bold: true }], ...(index === 0 ? {} : { onNewPage: true }) },
    ...inside.flatMap(blocksOf),
  ])
  return await writePdf(blocks, {
    title: papers[0]?.title ?? '',
    language: papers[0]?.language ?? language,
    at,
    aboutSigns: saySeal(language, 'pdf.signs'),
  })
}

function blocksOf(block: PaperBlock): readonly PdfBlock[] {
  switch (block.is) {
    case 'heading':
      return [{ is: block.level === 2 ? 'heading' : 'subheading', runs: [{ text: block.text, bold: true }] }]
    case 'text':
      return [
        {
          is: block.look === 'note' ? 'note' : 'text',
          runs: [{ text: block.text, ...(block.look === 'strong' ? { bold: true } : {}) }],
        },
      ]
    case 'list':
      return block.items.map((text) => ({ is: 'item', runs: [{ text: `\u2022 ${text}` }] }))
    case 'theirs':
      return [
        ...block.lines.map((text): PdfBlock => ({ is: 'quote', runs: [{ text }] })),
        ...(block.origin === undefined ? [] : [{ is: 'quote' as const, runs: [{ text: block.origin, soft: true }] }]),
      ]
    case 'rule':
      return []
  }
}
