import type { Attachment, Reader } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { readImessageTime } from './read-imessage-time.js'
import { LineCursor } from './line-cursor.js'
import { ReadingDraft } from './reading-draft.js'
import { titleFromName } from './title-from-name.js'

/** Answers stand below what they answer, this far to the right, and again in their own place. */
const INDENT = '    '

/**
 * Reads the text that imessage-exporter makes of a chat in Messages on a Mac or in a backup of an iPhone: the time on one
 * line, who wrote on the next, and the words below.
 */
export const imessageText: Reader = {
  id: 'imessage-text',
  canRead({ text }) {
    const lines = new LineCursor(text.slice(0, 4000))
    let time = false
    let filled = 0
    while (lines.advance()) {
      if (lines.blank) {
        if (filled > 0) time = false
        continue
      }
      filled += 1
      if (time) return true
      const line = lines.text.slice(lines.start, lines.end).replace(/^\ufeff/u, '')
      const found = readImessageTime(line)
      if (found === undefined && filled > 3) return false
      time = found?.end === line.trimEnd().length
    }
    return false
  },
  read({ name, text }) {
    const draft = new ReadingDraft('imessage-text', 'line')
    draft.title = titleFromName(name)
    const blocks = blocksOf(text, draft)
    const inPlace = new Set(blocks.filter(({ isAnswer }) => !isAnswer).map(keyOf))
    const answers = new Map<string, number>()
    let top = -1
    for (const [index, block] of blocks.entries()) {
      if (!block.isAnswer) top = index
      else if (inPlace.has(keyOf(block)) && top !== -1) answers.set(keyOf(block), top)
    }
    for (const [index, block] of blocks.entries()) {
      const { line, at, lines } = block
      if (block.event !== undefined) draft.event({ text: block.event, at, line }, lines)
      else if (block.speaker === undefined) draft.leaveOut('read/line-without-turn', line, lines)
      else if (block.isAnswer && inPlace.has(keyOf(block))) draft.leaveOut('read/duplicate-left-out', line, lines)
      else {
        const words = wordsOf(block.body)
        if (words.event !== undefined) draft.event({ text: `${block.speaker} ${words.event}`, at, line }, lines)
        else
          draft.turn(
            {
              speaker: block.speaker,
              text: words.text,
              at,
              line,
              id: index,
              replyToId: words.isAnswer ? answers.get(keyOf(block)) : undefined,
              attachments: words.attachments,
              edited: words.edited,
              deleted: words.deleted,
            },
            lines,
          )
      }
    }
    if (draft.speakers.includes('Me')) draft.owner = 'Me'
    return [draft.reading()]
  },
}

interface Block {
  readonly line: number
  readonly at: string
  readonly isAnswer: boolean
  readonly event: string | undefined
  speaker: string | undefined
  readonly body: string[]
  /** Lines that are not blank. */
  lines: number
}

/** A message starts with its time at the start of the text, behind an empty line, or below another one as an answer to it. */
function blocksOf(text: string, draft: ReadingDraft): readonly Block[] {
  const blocks: Block[] = []
  const lines = new LineCursor(text)
  let open: Block | undefined
  let afterBlank = true
  while (lines.advance()) {
    if (lines.blank) {
      afterBlank = true
      open?.body.push('')
      continue
    }
    const whole = text.slice(lines.start, lines.end).replace(/^\ufeff/u, '')
    const isAnswer = whole.startsWith(INDENT)
    const line = isAnswer ? whole.slice(INDENT.length) : whole
    // Below the name an edited message begins with a time too.
    const needsName = open !== undefined && open.event === undefined && open.speaker === undefined
    const mayOpen = !needsName && (afterBlank || (isAnswer && open?.body.length !== 0))
    const time = mayOpen ? readImessageTime(line) : undefined
    afterBlank = false
    if (time !== undefined) {
      const rest = line.slice(time.end).trim()
      open = {
        line: lines.number,
        at: time.at,
        isAnswer,
        event: rest === '' ? undefined : rest,
        speaker: undefined,
        body: [],
        lines: 1,
      }
      blocks.push(open)
    } else if (open === undefined) draft.leaveOut('read/line-without-turn', lines.number)
    else {
      if (open.event !== undefined) {
        draft.leaveOut('read/line-without-turn', lines.number)
        continue
      }
      // What stands further left than an answer belongs to the message above it.
      if (open.isAnswer && !isAnswer) open = blocks.findLast((block) => !block.isAnswer) ?? open
      open.lines += 1
      if (open.speaker === undefined) open.speaker = line
      else open.body.push(open.isAnswer ? line : whole)
    }
  }
  return blocks
}

/** An answer has the same time, name and first words in both places. */
function keyOf({ at, speaker, body }: Block): string {
  return JSON.stringify([
    at,
    speaker,
    body
      .find((line) => line.trim() !== '')
      ?.trim()
      .slice(0, 200),
  ])
}

interface Words {
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly isAnswer: boolean
  readonly edited: boolean
  readonly deleted: boolean
  readonly event: string | undefined
}

const REACTION = /^\s{0,20}\S{1,20} by .|^\s{0,20}Sticker from ./u
const EFFECT =
  /^Sent with (?:Confetti|Echo|Fireworks|Balloons|Heart|Lasers|Shooting Start?|Sparkles|Spotlight|Slam|Loud|Gentle|Invisible Ink)$/u
const UNSENT = / deleted a message\.$| unsent (?:a|this) message/u

/** Takes what the exporter says about a message apart from its words. */
function wordsOf(body: readonly string[]): Words {
  const kept: string[] = []
  const attachments: Attachment[] = []
  let isAnswer = false
  let edited = false
  let deleted = false
  let inReactions = false
  for (const line of body) {
    const bare = line.trim()
    if (inReactions && (bare === '' || REACTION.test(line))) continue
    inReactions = bare === 'Tapbacks:' || bare === 'Reactions:'
    if (inReactions || EFFECT.test(bare)) continue
    if (bare === 'This message responded to an earlier message.') isAnswer = true
    else if (bare === 'Attachment missing!') attachments.push({ kind: 'other' })
    else if (isPath(bare)) attachments.push(attachmentOf(bare))
    else {
      const version = /^Edited .{1,80}? later: /u.exec(bare)?.[0]
      if (version !== undefined) edited = true
      kept.push(version === undefined ? line : bare.slice(version.length))
    }
  }
  // The first version of an edited message has its time before it.
  const first = edited ? readImessageTime(kept[0] ?? '') : undefined
  if (first !== undefined) kept[0] = (kept[0] ?? '').slice(first.end).trimStart()
  const text = kept.join('\n').trim()
  if (text.length < 200 && UNSENT.test(text) && attachments.length === 0) deleted = true
  const event = /^SharePlay Message\s{1,2}Ended$/u.test(text) ? 'SharePlay' : undefined
  return { text, attachments, isAnswer, edited, deleted, event }
}

/** The place of a file on the computer that the export was made on, or beside the export. */
function isPath(line: string): boolean {
  if (line.length > 1000 || !/^(?:~?\/|attachments\/|[A-Z]:\\)/u.test(line)) return false
  return (
    /\.\w{1,8}$/u.test(line.slice(-10)) && /\/Attachments\/|attachments\/|\/StickerCache\/|\\attachments\\/u.test(line)
  )
}

function attachmentOf(path: string): Attachment {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  return { name, kind: attachmentKind(name) ?? 'other' }
}
