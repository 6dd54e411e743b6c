import type { Notice, Reader, Reading, Turn } from '@telltale/model'
import { htmlToText } from './html-to-text.js'
import { isGap } from './is-gap.js'
import { isNoTalk } from './is-no-talk.js'
import { isOtherData } from './is-other-data.js'
import { hasRecurringNames } from './pasted-marked-shapes.js'
import { judgeVoice } from './judge-voice.js'
import { LineCursor } from './line-cursor.js'
import { tallyOf } from './tally-of.js'

/** Stands for the one voice of a text that nobody is named as the speaker of. */
const SPEAKER = 'text'
/** Lines within these lengths, and not longer, are what mail programs and typewriters break sentences into. */
const SHORTEST_WRAPPED = 45
const LONGEST_WRAPPED = 100
/** A first line of such a length, without a full stop, is the title. */
const SHORTEST_TITLE = 20
const LONGEST_TITLE = 160

/** How much of a source is looked at to tell whether it is a page. */
const HEAD = 4096
/** How much is looked through for names that come again. */
const LONGEST_LOOKED_AT = 64 * 1024

/**
 * Reads everything that is text and no conversation: an article that tells what happened, a job advertisement, a letter,
 * as text or as a page that was saved. One turn for each paragraph. It is asked last and never refuses; data that is of
 * no format that is known is read as text too, with a notice.
 */
export const plainText: Reader = {
  id: 'plain-text',
  fallback: true,
  canRead: (source) => /\S/u.test(source.text),
  read: ({ text }) => [isPage(text) ? readPage(text) : readText(text)],
}

function readText(text: string): Reading {
  const { turns, filled } = readParagraphs(text)
  const notices: Notice[] = []
  if (isOtherData(text)) notices.push({ code: 'read/format-assumed', detail: 'plain text' })
  if (hasRecurringNames(text.slice(0, LONGEST_LOOKED_AT))) notices.push({ code: 'read/speakers-not-told' })
  if (turns.length === 0) notices.push({ code: 'read/nothing-said' })
  else if (isNoTalk(text)) notices.push({ code: 'read/no-talk' })
  const title = titleOf(turns)
  return {
    format: 'plain-text',
    voice: judgeVoice(text),
    ...(title === undefined ? {} : { title }),
    turns,
    events: [],
    notices,
    tally: tallyOf('line', filled, notices),
  }
}

function isPage(text: string): boolean {
  return /^\s{0,100}(?:<!--(?:[^-]|-(?!->)){0,1000}-->\s{0,100})?<(?:!doctype html|html)[\s>]/iu.test(
    text.slice(0, HEAD),
  )
}

/** The words that a page shows; a record is a paragraph. What stands around the text on it is read with it. */
function readPage(html: string): Reading {
  const { text } = htmlToText(html)
  const turns = readParagraphs(text).turns.map(({ speaker, text: words }, index) => ({
    speaker,
    text: words,
    line: index + 1,
  }))
  const notices: readonly Notice[] = turns.length === 0 ? [{ code: 'read/nothing-said' }] : []
  const named = /<title[^<>]{0,200}>([^<>]{1,500})</iu.exec(html.slice(0, 16 * HEAD))?.[1] ?? ''
  const title = htmlToText(named).text.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_TITLE)
  return {
    format: 'plain-text',
    voice: judgeVoice(text),
    ...(title === '' ? {} : { title }),
    turns,
    events: [],
    notices,
    tally: tallyOf('record', turns.length, notices),
  }
}

/**
 * A blank line ends a paragraph. Lines that follow each other are paragraphs of their own, unless most of them are as
 * long as a column is wide: then one sentence runs over several.
 */
function readParagraphs(text: string): { readonly turns: readonly Turn[]; readonly filled: number } {
  const turns: Turn[] = []
  const lines = new LineCursor(text)
  let filled = 0
  let block: { readonly start: number; readonly end: number; readonly line: number }[] = []
  const close = (): void => {
    const wrapped = block.slice(0, -1).filter(({ start, end }) => {
      const length = end - start
      return length >= SHORTEST_WRAPPED && length <= LONGEST_WRAPPED
    }).length
    const first = block[0]
    const last = block.at(-1)
    if (first !== undefined && last !== undefined && block.length > 1 && wrapped * 3 >= (block.length - 1) * 2) {
      turns.push({ speaker: SPEAKER, text: text.slice(first.start, last.end), line: first.line })
    } else {
      for (const { start, end, line } of block) turns.push({ speaker: SPEAKER, text: text.slice(start, end), line })
    }
    block = []
  }
  while (lines.advance()) {
    let { start, end } = lines
    while (start < end && isGap(text.charCodeAt(start))) start += 1
    while (end > start && isGap(text.charCodeAt(end - 1))) end -= 1
    if (start === end) {
      close()
      continue
    }
    filled += 1
    block.push({ start, end, line: lines.number })
  }
  close()
  return { turns, filled }
}

function titleOf(turns: readonly Turn[]): string | undefined {
  if (turns.length < 2) return undefined
  // A heading of the site or the credit of a photograph may stand first; both are shorter than a title.
  const first = turns.slice(0, 3).find(({ text }) => text.length >= SHORTEST_TITLE)?.text
  if (first === undefined || first.length > LONGEST_TITLE) return undefined
  return /[.!?…。！？:：,，]$/u.test(first) || /[\r\n]/u.test(first) ? undefined : first
}
