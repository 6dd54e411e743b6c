import type { Notice, Reader, Reading, ReadingPiece } from '@telltale/model'
import { binaryText } from './binary-text.js'
import { isMailbox } from './is-mailbox.js'
import { linePieces } from './line-pieces.js'
import { MailThreads } from './mail-threads.js'
import { mailSeparator } from './mail-separator.js'
import { nextMail } from './next-mail.js'
import { parseMail } from './parse-mail.js'
import { ReadingDraft } from './reading-draft.js'

/** How much of the bytes of a file becomes text at once. */
const CHUNK = 64 * 1024
/** So many characters of mails are held while a mailbox of any size is walked; then the oldest threads are handed on. */
const MOST_HELD = 64_000_000

/**
 * Reads a mailbox in one file (`.mbox`), as mail programs and Google Takeout write it: a reading of each thread.
 *
 * Mails are taken one by one. In a mailbox that is too large to be held, a thread is handed on when others were written
 * to since; what is answered long after starts a new one.
 */
export const mbox: Reader = {
  id: 'mbox',
  needsBytes: true,
  canRead: ({ text }) => isMailbox(text),
  async read({ text, bytes }) {
    const threads = new MailThreads('mbox')
    const isBinary = bytes !== undefined
    for await (const mail of mailsIn(isBinary ? binaryChunks(bytes) : once(text))) await add(threads, mail, isBinary)
    const readings = [...threads.take(0)]
    return readings.length > 0 ? readings : [nothing(threads)]
  },
  pieces: readPieces,
}

async function* readPieces(open: () => AsyncIterable<string>): AsyncGenerator<ReadingPiece, void, undefined> {
  const threads = new MailThreads('mbox')
  for await (const mail of mailsIn(open())) {
    await add(threads, mail, true)
    for (const reading of threads.take(MOST_HELD)) yield { reading, continues: false }
  }
  for (const reading of threads.take(0)) yield { reading, continues: false }
}

interface RawMail {
  readonly content: string
  readonly at: string | undefined
  /** Counted from 1; 0 for what stands before the first separator. */
  readonly number: number
}

async function add(threads: MailThreads, { content, at, number }: RawMail, isBinary: boolean): Promise<void> {
  const plain = content.includes('\n') ? content : content.replaceAll('\r', '\n')
  const own = plain.replace(/^>(>{0,100}From )/gmu, '$1')
  const mail = number === 0 ? undefined : await parseMail(isBinary ? bytesOf(own) : own)
  if (mail === undefined) threads.leaveOut(number)
  else
    threads.add(
      mail.at === undefined && at !== undefined ? { ...mail, at, notices: dated(mail.notices) } : mail,
      number,
    )
}

/** The line before the mail told when it came. */
function dated(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter(({ code }) => code !== 'read/date-not-understood')
}

/** Cuts a mailbox into its mails. */
async function* mailsIn(chunks: AsyncIterable<string>): AsyncGenerator<RawMail, void, undefined> {
  let number = 0
  let isTail = false
  for await (const { text } of linePieces(chunks, (piece, start) => mailSeparator(piece, start) !== undefined)) {
    let at = 0
    while (at < text.length) {
      const separator = mailSeparator(text, at)
      const next = nextMail(text, at + 1)
      const content = text.slice(separator?.end ?? at, next).replace(/^\r?\n|^\r/u, '')
      at = next
      if (separator !== undefined) {
        number += 1
        yield { content, at: separator.at, number }
      } else if (content.replace(/^\ufeff/u, '').trim() !== '' && !isTail) {
        // Before the first mail there should be nothing. In a later piece it is the end of a mail as long as that.
        yield { content, at: undefined, number: 0 }
      }
    }
    isTail = true
  }
}

async function* once(text: string): AsyncGenerator<string, void, undefined> {
  yield await Promise.resolve(text.replace(/^\s{1,100}/u, ''))
}

/** The bytes as characters of one byte each, which each mail decodes by itself. */
async function* binaryChunks(bytes: Uint8Array): AsyncGenerator<string, void, undefined> {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  for (let at = isMarked ? 3 : 0; at < bytes.length; at += CHUNK)
    yield await Promise.resolve(binaryText(bytes.subarray(at, at + CHUNK)))
}

function bytesOf(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}

function nothing(threads: MailThreads): Reading {
  const draft = new ReadingDraft('mbox', 'record')
  threads.tellLeftOut(draft)
  return draft.reading()
}
