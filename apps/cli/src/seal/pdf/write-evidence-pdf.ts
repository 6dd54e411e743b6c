import type { Report, Turn, Wording } from '@telltale/model'
import { layOut } from '@telltale/render'
import { saySeal, type SealedFile } from '@telltale/seal'
import { blocksOfPage } from './blocks-of-page.js'
import type { PdfBlock } from './pdf-block.js'
import { writePdf } from './write-pdf.js'

/** A conversation as far as it is shown. */
export interface ShownConversation {
  readonly title: string
  readonly turns: readonly Pick<Turn, 'speaker' | 'at' | 'text'>[]
}

export interface Evidence {
  readonly language: string
  readonly wording: Wording
  readonly sealedAt: string
  readonly originals: readonly SealedFile[]
  readonly reports: readonly Report[]
  readonly conversations: readonly ShownConversation[]
  /** There is more than is shown. */
  readonly isCut: boolean
}

/** Files on the first pages; the manifest has them all. */
const MOST_FILES = 100

/**
 * Writes one document for somebody who has no computer at hand but this file: what was sealed with its digests, what the
 * messages do, and what was said.
 *
 * @returns Undefined when its fonts do not have the script.
 */
export async function writeEvidencePdf(evidence: Evidence): Promise<Uint8Array | undefined> {
  const { language, wording, sealedAt, originals, reports, conversations, isCut } = evidence
  const say = (key: string, places: Readonly<Record<string, string | number>> = {}): string =>
    saySeal(language, `pdf.${key}`, places)
  const text = (is: PdfBlock['is'], words: string, more: Partial<PdfBlock> = {}): PdfBlock => ({
    is,
    runs: [{ text: words, ...(is === 'title' || is === 'heading' || is === 'subheading' ? { bold: true } : {}) }],
    ...more,
  })
  const blocks: PdfBlock[] = [
    text('title', say('title')),
    text('note', say('sealed', { at: sealedAt })),
    text('note', say('shown-only')),
    text('heading', say('files')),
    text('note', say('files-note')),
    ...originals
      .slice(0, MOST_FILES)
      .flatMap(({ path, size, sha256 }) => [
        text('item', `${path} (${say('bytes', { count: size })})`),
        text('code', sha256),
      ]),
    ...(originals.length > MOST_FILES
      ? [text('note', say('more-files', { count: originals.length - MOST_FILES }))]
      : []),
    ...reports.flatMap((report) => blocksOfPage(layOut(report, wording, false))),
    ...(conversations.length === 0
      ? []
      : [text('heading', say('transcript'), { onNewPage: true }), text('note', say('transcript-note'))]),
    ...conversations.flatMap(({ title, turns }) => [
      text('subheading', title),
      ...turns.map(({ speaker, at, text: words }, index): PdfBlock => ({
        is: 'text',
        runs: [
          { text: `${index + 1} `, soft: true },
          { text: speaker, bold: true },
          { text: `${at === undefined ? '' : ` ${at.replace('T', ' ')}`}\n`, soft: true },
          { text: words },
        ],
      })),
    ]),
    ...(isCut ? [text('note', say('transcript-cut'))] : []),
  ]
  return await writePdf(blocks, { title: say('title'), language, at: new Date(sealedAt), aboutSigns: say('signs') })
}
