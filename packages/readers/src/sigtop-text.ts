import type { Attachment, Reader } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { LineCursor } from './line-cursor.js'
import { ReadingDraft } from './reading-draft.js'
import { readMailDate } from './read-mail-date.js'

/**
 * Reads the text that sigtop makes of a chat of Signal on the desktop: a heading, which may have been left
 * behind, and for each message a block of fields, an empty line, and the words. Some put the words into a last field.
 */
export const sigtopText: Reader = {
  id: 'sigtop-text',
  canRead: ({ text }) =>
    /^\ufeff?\s{0,20}From: [^\r\n]{1,300}(?:\r\n|\n|\r)Type: (?:incoming|outgoing)(?:\r\n|\n|\r)(?:Sent|Received): /u.test(
      text.slice(0, 1000),
    ) ||
    /^\ufeff?\s{0,20}Conversation: [^\r\n]{1,300}(?:\r\n|\n|\r){1,4}(?:From: [^\r\n]{1,300}(?:\r\n|\n|\r))?Type: /u.test(
      text.slice(0, 1000),
    ),
  read({ text }) {
    const draft = new ReadingDraft('sigtop-text', 'line')
    const lines = new LineCursor(text)
    let block: Block | undefined
    const close = (): void => {
      if (block !== undefined) takeBlock(draft, block)
      block = undefined
    }
    let afterBlank = true
    while (lines.advance()) {
      if (lines.blank) {
        afterBlank = true
        if (block !== undefined) {
          block.inFields = false
          block.words.push('')
        }
        continue
      }
      const start = lines.number === 1 && text.charCodeAt(lines.start) === 0xfeff ? lines.start + 1 : lines.start
      const line = text.slice(start, lines.end)
      const wasBlank = afterBlank
      afterBlank = false
      if (wasBlank && opens(text, line, lines.end)) {
        close()
        block = new Block(lines.number)
      }
      if (block === undefined) {
        const title = draft.title === undefined ? /^Conversation: (.*)$/u.exec(line)?.[1] : undefined
        if (title === undefined) draft.leaveOut('read/line-without-turn', lines.number)
        else {
          draft.title = nameOf(title)
          draft.frame()
        }
        continue
      }
      block.lines += 1
      if (block.inFields) block.field(line)
      else block.words.push(line)
    }
    close()
    if (draft.speakers.includes('You')) draft.owner = 'You'
    return [draft.reading()]
  },
}

/** A block opens with who wrote it and of what type it is; words may begin with the first of these lines, not with both. */
function opens(text: string, line: string, end: number): boolean {
  if (/^Type: [\w-]{1,40}$/u.test(line)) return /^\s{1,2}(?:Sent|Received): /u.test(text.slice(end, end + 12))
  return line.startsWith('From: ') && /^(?:\r\n|\n|\r)Type: /u.test(text.slice(end, end + 8))
}

class Block {
  readonly words: string[] = []
  readonly attachments: Attachment[] = []
  readonly line: number
  lines = 0
  inFields = true
  speaker = ''
  type = ''
  at: string | undefined
  hasTime = false
  edited = false

  constructor(line: number) {
    this.line = line
  }

  field(line: string): void {
    const found = /^(From|Type|Sent|Received|Attachment|Reaction|Edited|Body): (.*)$/u.exec(line)
    if (found === null) {
      this.inFields = false
      this.words.push(line)
      return
    }
    const [, name = '', value = ''] = found
    if (name === 'Body') {
      this.inFields = false
      this.words.push(value)
    }
    if (name === 'From') this.speaker = nameOf(value)
    else if (name === 'Type') this.type = value
    else if (name === 'Sent') {
      this.hasTime = true
      this.at = readMailDate(value)
    } else if (name === 'Attachment') this.attachments.push(attachmentOf(value))
    else if (name === 'Edited') this.edited = true
  }
}

function takeBlock(draft: ReadingDraft, block: Block): void {
  const { line, lines, at, speaker } = block
  if (at === undefined && block.hasTime) draft.notice('read/date-not-understood', { line })
  if (block.type !== 'incoming' && block.type !== 'outgoing') {
    draft.event({ text: [speaker, block.type, ...block.words].join(' ').replace(/\s+/gu, ' ').trim(), at, line }, lines)
    return
  }
  draft.turn({ speaker, at, line, attachments: block.attachments, edited: block.edited, ...wordsOf(block) }, lines)
}

/** The message that is answered stands before the words with `>` in front of its lines; versions of an edit have `|`. */
function wordsOf({ words, edited }: Block): {
  readonly text: string
  readonly quoted: readonly (readonly [number, number])[]
} {
  // Of a message that was edited the newest version comes first.
  let lines = [...words]
  if (edited) {
    const versions = lines.map((line) => /^\| ?(.*)$/u.exec(line)?.[1]).filter((line) => line !== undefined)
    const later = versions.findIndex((line, index) => index > 0 && /^Version: \d{1,6}$/u.test(line))
    const newest = versions.slice(0, later === -1 ? versions.length : later)
    lines = newest.filter((line) => !/^(?:Version: \d{1,6}$|Sent: |Attachment: )/u.test(line))
  }
  while (lines[0]?.trim() === '') lines.shift()
  let quotes = 0
  while (lines[quotes]?.startsWith('>') === true) quotes += 1
  const isField = (line: string): boolean => /^>(?: (?:From|Sent|Attachment): .*|\s*)$/u.test(line)
  const first = lines.slice(0, quotes).findIndex((line) => !isField(line))
  const quote = first === -1 ? '' : lines.slice(first, quotes).join('\n')
  const own = lines.slice(quotes).join('\n').trim()
  const text = [quote, own].filter((part) => part !== '').join('\n\n')
  return { text, quoted: quote === '' ? [] : [[0, quote.length]] }
}

/** The number or the group's mark stands in brackets behind the name. */
function nameOf(value: string): string {
  return value.replace(/ \((?:\+?\d{4,20}|[\w.-]{1,60}\.\d{1,4}|group)\)$/u, '')
}

/** `name (type, size)`. */
function attachmentOf(value: string): Attachment {
  const found = /^(.{1,300}) \(([\w.+-]{1,40})\/[\w.+-]{1,80}, \d{1,15} bytes\)$/u.exec(value)
  const name = found?.[1] === 'no filename' ? undefined : found?.[1]
  const type = found?.[2]
  const kind = type === 'image' || type === 'video' || type === 'audio' ? type : (attachmentKind(name ?? '') ?? 'other')
  return name === undefined ? { kind } : { name, kind }
}
