import type { Reader, Reading, Source } from '@telltale/model'
import type { PdfDocument } from 'unpdf'
import { judgeVoice } from './judge-voice.js'
import { paragraphsOfPage, type PageItem } from './paragraphs-of-page.js'
import { ReadingDraft } from './reading-draft.js'
import { withSoundTable } from './with-sound-table.js'

/** Stands for the one voice of a text that nobody is named as the speaker of. */
const SPEAKER = 'text'
/** No offer and no article has more. */
const MOST_PAGES = 1000
const LONGEST_TITLE = 160
/** What programs write where a title should be. */
const NO_TITLE = /^(?:untitled|microsoft |document\d|.{0,150}\.(?:docx?|odt|pdf|indd|tex|pages|rtf|html?)$)/iu

/**
 * Reads a PDF as a text of one voice: a job advertisement, a contract, an article. A library draws the words out of the
 * pages; nothing in the file is run or fetched. A record is a page, and one that is only a picture is told of.
 */
export const pdf: Reader = {
  id: 'pdf',
  needsBytes: true,
  apart: true,
  canRead({ text, bytes }) {
    if (text.slice(0, 1024).trimStart().startsWith('%PDF-')) return true
    // A few programs put something of their own before the file.
    return bytes !== undefined && positionOf(bytes.subarray(0, 1024), '%PDF-') !== -1 && text === ''
  },
  read: async (source) => [await readDocument(source)],
}

async function readDocument({ bytes }: Source): Promise<Reading> {
  const draft = new ReadingDraft('pdf', 'record')
  draft.voice = 'offer'
  const document = bytes === undefined ? undefined : await openDocument(bytes, draft)
  if (document === undefined) {
    draft.leaveOut('read/record-not-understood', 1)
    return draft.reading()
  }
  draft.title = await titleOf(document)
  const words: string[] = []
  const pages = Math.min(document.numPages, MOST_PAGES)
  for (let number = 1; number <= pages; number++) {
    const paragraphs = paragraphsOfPage(await itemsOn(document, number))
    if (paragraphs.length === 0) draft.leaveOut('read/record-not-understood', number)
    for (const [index, text] of paragraphs.entries()) {
      draft.turn({ speaker: SPEAKER, text, line: number }, index === 0 ? 1 : 0)
      words.push(text)
    }
  }
  if (document.numPages > pages)
    draft.notice('read/part-not-read', { line: pages + 1, count: document.numPages - pages })
  await document.destroy().catch(() => undefined)
  draft.voice = judgeVoice(words.join('\n'))
  return draft.reading()
}

/** A document that is broken, or asks for a password, is not opened. */
async function openDocument(bytes: Uint8Array, draft: ReadingDraft): Promise<PdfDocument | undefined> {
  const { getDocumentProxy } = await import('unpdf')
  try {
    // The library takes its bytes away from their owner, so it gets its own.
    return await getDocumentProxy(withSoundTable(bytes), { verbosity: 0, disableFontFace: true, useSystemFonts: false })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      draft.notice('read/part-not-read', { detail: 'protected by a password' })
    return undefined
  }
}

async function titleOf(document: PdfDocument): Promise<string | undefined> {
  try {
    const { info } = await document.getMetadata()
    const title: unknown = 'Title' in info ? info.Title : undefined
    if (typeof title !== 'string' || title.trim() === '' || title.length > LONGEST_TITLE) return undefined
    return NO_TITLE.test(title.trim()) ? undefined : title.trim()
  } catch {
    return undefined
  }
}

async function itemsOn(document: PdfDocument, number: number): Promise<readonly PageItem[]> {
  try {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    page.cleanup()
    return items.flatMap((item) => {
      if (!('str' in item)) return []
      const { str: text, hasEOL: endsLine, transform, width, height } = item
      return [{ text, endsLine, x: transform[4] ?? 0, y: transform[5] ?? 0, width, height }]
    })
  } catch {
    return []
  }
}

function positionOf(bytes: Uint8Array, sign: string): number {
  for (let at = bytes.indexOf(sign.charCodeAt(0)); at !== -1; at = bytes.indexOf(sign.charCodeAt(0), at + 1)) {
    if ([...sign].every((character, index) => bytes[at + index] === character.charCodeAt(0))) return at
  }
  return -1
}
