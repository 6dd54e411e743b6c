import type { Attachment, Reader } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { readDiscordTime, type DiscordTime } from './read-discord-time.js'
import { isDiscordNotice } from './is-discord-notice.js'
import { lineBlocks, type LineOpening } from './line-blocks.js'
import { ReadingDraft } from './reading-draft.js'

const RULE = '='.repeat(62)

/** Reads the text of one channel that DiscordChatExporter makes. */
export const discordText: Reader = {
  id: 'discord-text',
  canRead: ({ text }) => /^\ufeff?\s{0,20}={62}\s{1,4}(?:Guild|Server): /u.test(text.slice(0, 400)),
  read({ text }) {
    const draft = new ReadingDraft('discord-text', 'line')
    const heading: Record<'guild' | 'channel', string> = { guild: '', channel: '' }
    let rules = 0
    let unknownDates = 0
    const opens = (start: number, end: number): LineOpening<Opening> | 'frame' | undefined => {
      const first = text.charCodeAt(start)
      if (first === 0x3d || first === 0xfeff) {
        const line = text
          .slice(start, end)
          .replace(/^\ufeff/u, '')
          .trim()
        const isHead = rules < 2
        if (line !== RULE || !(isHead || isLast(text, end))) return undefined
        rules += 1
        return 'frame'
      }
      if (rules === 1) {
        const entry = /^(Guild|Server|Channel|Topic|After|Before): (.{0,200})/u.exec(
          text.slice(start, Math.min(end, start + 220)),
        )
        if (entry === null) return undefined
        if (entry[1] === 'Channel') heading.channel = entry[2] ?? ''
        else if (entry[1] === 'Guild' || entry[1] === 'Server') heading.guild = entry[2] ?? ''
        return 'frame'
      }
      if (rules > 2 && /^Exported [\d.,\s]{1,20} message\(s\)$/u.test(text.slice(start, Math.min(end, start + 60))))
        return 'frame'
      return first === 0x5b ? opening(text, start, end) : undefined
    }
    for (const block of lineBlocks(text, opens)) {
      if (block.kind === 'frame') draft.frame()
      else if (block.kind !== 'message') draft.leaveOut('read/line-without-turn', block.line)
      else {
        const { speaker, time } = block.opening
        if (time.at === undefined && time.written === undefined) unknownDates += 1
        const { text: words, attachments, isForward } = partsOf(block.text)
        if (isDiscordNotice(words)) draft.event({ text: `${speaker} ${words}`, line: block.line, ...time }, block.lines)
        else
          draft.turn(
            {
              speaker,
              text: words,
              line: block.line,
              attachments,
              forwardedFrom: isForward ? '' : undefined,
              ...time,
            },
            block.lines,
          )
      }
    }
    if (unknownDates > 0) draft.notice('read/date-not-understood', { count: unknownDates })
    const isDirect = heading.guild === 'Direct Messages' || heading.guild === ''
    draft.title = isDirect ? heading.channel.replace(/^Private \/ /u, '') : `${heading.guild} / ${heading.channel}`
    return [draft.reading()]
  },
}

interface Opening {
  readonly speaker: string
  readonly time: DiscordTime
}

/** `[time] name`, with a note when the message is pinned; the words start on the next line. */
function opening(text: string, start: number, end: number): LineOpening<Opening> | undefined {
  const close = text.indexOf('] ', start)
  if (close === -1 || close > start + 80 || close + 2 >= end || end - close > 200) return undefined
  const time = readDiscordTime(text.slice(start + 1, close))
  if (time === undefined) return undefined
  const speaker = text.slice(close + 2, end).replace(/ \(pinned\)$/u, '')
  return { opening: { speaker, time }, textStart: end }
}

/** A rule at the end stands around the number of messages. */
function isLast(text: string, from: number): boolean {
  const rest = text.slice(from, from + 120).trim()
  return rest === '' || /^Exported [\d.,\s]{1,20} message\(s\)/u.test(rest)
}

interface Parts {
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly isForward: boolean
}

/** Takes the boxes below a message apart from its words: files are named, what a linked page shows is not the speaker's. */
function partsOf(block: string): Parts {
  if (!/^\{(?:Attachments|Embed|Stickers|Reactions|Forwarded Message)\}\r?$/mu.test(block))
    return { text: block, attachments: [], isForward: false }
  const words: string[] = []
  const attachments: Attachment[] = []
  let isForward = false
  let box = ''
  for (const line of block.split(/\r\n|[\n\r]/u)) {
    const named = /^\{(Attachments|Embed|Stickers|Reactions|Forwarded Message)\}$/u.exec(line)?.[1]
    if (named !== undefined) box = named
    if (named === 'Forwarded Message') isForward = words.every((word) => word.trim() === '')
    if (named !== undefined || line.trim() === '') {
      if (named === undefined && (box === '' || (box === 'Forwarded Message' && isForward))) words.push(line)
      continue
    }
    if (box === '' || (box === 'Forwarded Message' && isForward)) words.push(line)
    else if (box === 'Attachments' || box === 'Stickers') {
      const path = /^[^?#]*/u.exec(line)?.[0] ?? ''
      const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
      const kind = box === 'Stickers' ? 'sticker' : (attachmentKind(name) ?? 'other')
      attachments.push(name === '' ? { kind } : { name, kind })
    }
  }
  return { text: words.join('\n').trim(), attachments, isForward }
}
