import type { Attachment, Reader } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { isIsoTime } from './is-iso-time.js'
import { isSignalCall } from './is-signal-call.js'
import { isSignalText } from './is-signal-text.js'
import { lineBlocks } from './line-blocks.js'
import { ReadingDraft } from './reading-draft.js'
import { readSignalOpening } from './read-signal-opening.js'

/** Reads `chat.md` of signal-export, which saves the chats of Signal on the desktop, and the text of its older versions. */
export const signalText: Reader = {
  id: 'signal-text',
  canRead: ({ text }) => isSignalText(text),
  read({ text }) {
    const draft = new ReadingDraft('signal-text', 'line')
    for (const block of lineBlocks(text, (start, end) => readSignalOpening(text, start, end))) {
      if (block.kind !== 'message') {
        draft.leaveOut('read/line-without-turn', block.line)
        continue
      }
      const { speaker, at } = block.opening
      const time = isIsoTime(at) ? at : undefined
      if (time === undefined) draft.notice('read/date-not-understood', { line: block.line })
      const { line, lines } = block
      if (isSignalCall(block.text)) {
        draft.event({ text: `${speaker} ${block.text}`, at: time, line }, lines)
        continue
      }
      const isDeleted = block.text === '(This message was deleted)'
      draft.turn({ speaker, at: time, line, deleted: isDeleted, ...wordsOf(block.text) }, lines)
    }
    if (draft.speakers.includes('Me')) draft.owner = 'Me'
    return [draft.reading()]
  },
}

interface Words {
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly quoted: readonly (readonly [number, number])[]
}

/** Takes what is no words out of the text: files, stickers and reactions, which stand in it. */
function wordsOf(block: string): Words {
  const attachments: Attachment[] = []
  const lines = block.split(/\r\n|[\n\r]/u)
  const kept: string[] = []
  for (const line of lines) {
    const bare = line.trim()
    if (bare.startsWith('(- ') && bare.endsWith(' -)')) continue
    if (bare.startsWith('(( ') && bare.endsWith(' ))')) attachments.push({ name: bare.slice(3, -3), kind: 'sticker' })
    else if (bare === '(media not exported)') attachments.push({ kind: 'other' })
    else kept.push(withoutFiles(line, attachments))
  }
  const isAsIs = attachments.length === 0 && kept.length === lines.length
  const joined = isAsIs
    ? block
    : kept
        .map((line) => line.replace(/[ \t]{1,8}$/u, ''))
        .join('\n')
        .trim()
  // The message that is answered stands before the words.
  let end = 0
  for (let at = 0; joined.startsWith('>', at);) {
    const next = joined.indexOf('\n', at)
    end = next === -1 ? joined.length : next
    at = next === -1 ? joined.length : next + 1
  }
  return { text: joined, attachments, quoted: end === 0 ? [] : [[0, end]] }
}

/** A file stands as `![name](./media/name)`; a sticker, in newer versions, as `[emoji](../exported_stickers/…)`. */
function withoutFiles(line: string, attachments: Attachment[]): string {
  if (!line.includes('](.')) return line
  let out = ''
  let at = 0
  for (let mark = line.indexOf('](.'); mark !== -1; mark = line.indexOf('](.', at)) {
    const open = line.lastIndexOf('[', mark)
    const close = line.indexOf(')', mark)
    const isSticker = line.startsWith('](../exported_stickers/', mark)
    if (open < at || mark - open > 300 || close === -1 || !(isSticker || line.startsWith('](./media/', mark))) {
      out += line.slice(at, mark + 3)
      at = mark + 3
      continue
    }
    const start = open > at && line.charAt(open - 1) === '!' ? open - 1 : open
    const name = line.slice(open + 1, mark)
    out += line.slice(at, start)
    at = close + 1
    if (isSticker) attachments.push({ ...(name === '' ? {} : { name }), kind: 'sticker' })
    else attachments.push({ ...(name === '' ? {} : { name }), kind: attachmentKind(name) ?? 'other' })
  }
  return (out + line.slice(at)).trimEnd()
}
