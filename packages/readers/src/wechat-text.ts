import type { Reader, Reading } from '@telltale/model'
import { lineBlocks } from './line-blocks.js'
import { LineCursor } from './line-cursor.js'
import { qqText } from './qq-text.js'
import { ReadingDraft } from './reading-draft.js'
import { readWechatWords } from './read-wechat-words.js'
import { wechatLayouts, type WechatLayout, type WechatOpening } from './wechat-layouts.js'
import { wechatStandIn } from './wechat-stand-in.js'

const HEAD = 64 * 1024
/** What the owner of an export is called in it. */
const SELF = '我'

/**
 * Reads chats of WeChat that were exported as text: by MemoTrace (WeChatMsg), WeFlow, chatlog and WechatExporter, and by
 * the phone itself, which sends a chat as a mail. What is copied out of the window is a pasted chat.
 */
export const wechatText: Reader = {
  id: 'wechat-text',
  canRead: (source) => {
    const head = source.text.slice(0, HEAD)
    return wechatLayouts.some((layout) => isWritten(head, layout)) && !qqText.canRead(source)
  },
  read: ({ text }) => [read(text)],
}

function read(text: string): Reading {
  const head = text.slice(0, HEAD)
  const layout = wechatLayouts.find((one) => isWritten(head, one)) ?? mostSeen(head)
  const spaced = layout.mayBeSpaced && survey(head, layout).isSpaced
  const draft = new ReadingDraft('wechat-text', 'line')
  let lastLine = 0
  let begun = false
  let undated = 0
  const blocks = lineBlocks<WechatOpening>(text, (start, end, line) => {
    const hasGap = line - lastLine > 1
    lastLine = line
    const found = begun && spaced && !hasGap ? undefined : layout.read(text, start, end)
    if (found !== undefined) begun = true
    if (found !== undefined || end - start > 400) return found
    const words = text.slice(start, end).trim()
    if (begun ? layout.isRow?.(words) === true : layout.isHeading(words)) return 'frame'
    return undefined
  })
  let day: string | undefined
  for (const block of blocks) {
    if (block.kind === 'message') {
      const { name, at, secondsOfDayText } = block.opening
      const when =
        at ?? (day === undefined || secondsOfDayText === undefined ? undefined : `${day}T${secondsOfDayText}`)
      // One layout gives what the application says no time at all.
      if (when === undefined && (name !== undefined || layout.mayBeSpaced)) undated += 1
      const { isEvent, ...words } = readWechatWords(wechatStandIn(block.text) ?? 'text', block.text)
      if (name === undefined || isEvent) draft.event({ text: words.text, at: when, line: block.line }, block.lines)
      else draft.turn({ speaker: name, at: when, line: block.line, ...words }, block.lines)
      if (name === SELF || block.opening.isSelf === true) draft.owner ??= name
    } else if (block.kind === 'stray') draft.leaveOut('read/line-without-turn', block.line)
    else {
      day = layout.dayOf?.(block.text) ?? day
      draft.title ??= layout.titleOf?.(block.text.trim())
      draft.frame()
    }
  }
  if (undated > 0) draft.notice('read/date-not-understood', { count: undated })
  return draft.reading()
}

interface Survey {
  readonly headers: number
  /** Headers with words below, or behind, them. */
  readonly filled: number
  readonly names: ReadonlySet<string>
  readonly startsWithHeader: boolean
  readonly hasHeading: boolean
  readonly isSpaced: boolean
}

function isWritten(head: string, layout: WechatLayout): boolean {
  const { headers, filled, names, startsWithHeader, hasHeading } = survey(head, layout, LINES_BEFORE)
  if (layout.needsHeading) return hasHeading && (headers > 0 || layout.isEnoughAlone)
  if (!startsWithHeader && !hasHeading) return false
  if (headers < (layout.isEnoughAlone ? 1 : 2)) return false
  // A log has such lines too, but nothing between them; in a diary every heading is another one.
  return filled * 10 >= headers * 7 && (names.size <= 3 || names.size * 2 <= headers + 1)
}

function mostSeen(head: string): WechatLayout {
  let best: WechatLayout | undefined
  let most = -1
  for (const layout of wechatLayouts) {
    const { headers } = survey(head, layout)
    if (headers <= most) continue
    most = headers
    best = layout
  }
  return best ?? NO_LAYOUT
}

const NO_LAYOUT: WechatLayout = {
  read: () => undefined,
  isHeading: () => false,
  isEnoughAlone: false,
  needsHeading: false,
  mayBeSpaced: false,
}

/** An export, or a copied chat, begins with it: so many filled lines may stand before its heading or its first message. */
const LINES_BEFORE = 20

/** @param linesBefore - After so many lines without a heading or a message it gives up. */
function survey(head: string, layout: WechatLayout, linesBefore = Infinity): Survey {
  const lines = new LineCursor(head)
  const names = new Set<string>()
  let headers = 0
  let filled = 0
  let spaced = 0
  let startsWithHeader = false
  let hasHeading = false
  let lineCount = 0
  let blank = true
  let open = false
  while (lines.advance()) {
    if (lines.blank) {
      blank = true
      continue
    }
    lineCount += 1
    const found = layout.read(head, lines.start, lines.end)
    if (found !== undefined) {
      headers += 1
      if (lineCount === 1) startsWithHeader = true
      if (blank) spaced += 1
      if (found.opening.name !== undefined) names.add(found.opening.name)
      open = found.textStart >= lines.end
      if (!open) filled += 1
    } else {
      if (open) filled += 1
      open = false
      if (headers === 0 && lines.end - lines.start < 400)
        hasHeading ||= layout.isHeading(head.slice(lines.start, lines.end).trim())
      if (headers === 0 && !hasHeading && lineCount >= linesBefore) break
    }
    blank = false
  }
  // The last message of the part that is looked at may be cut before its words.
  if (open) filled += 1
  return { headers, filled, names, startsWithHeader, hasHeading, isSpaced: spaced * 2 > headers }
}
