import type { Reading } from '@telltale/model'
import { lineBlocks } from './line-blocks.js'
import { ReadingDraft } from './reading-draft.js'
import { readPlainDateTime } from './read-plain-date-time.js'

/** Longest line with a name. */
const LONGEST_NAME = 120
const HEADING =
  /^(?:\[QQChatExporter.{0,200}|\[本软件.{0,200}|={10,}|-{10,}|QQ聊天记录导出文件|聊天名称[:：].{0,200}|聊天类型[:：].{0,60}|导出时间[:：].{0,60}|消息总数[:：].{0,40}|时间范围[:：].{0,100}|聊天ID[:：].{0,60}|\[\d{1,9}\]|导出完成|总计导出.{0,60})$/u

/**
 * Reads the text that QQChatExporter writes: the name on a line, `时间:` and `内容:` on the next ones. Part of the reader
 * of QQ's text, which asks first whether a text begins like one.
 */
export function readQqExporter(text: string): Reading {
  const draft = new ReadingDraft('qq-text', 'line')
  let started = false
  const blocks = lineBlocks<{ readonly name: string; readonly at: string }>(text, (start, end) => {
    const opening = openingAt(text, start, end)
    if (opening !== undefined) {
      started = true
      return { opening, textStart: end }
    }
    if (end - start > 300) return undefined
    const line = text.slice(start, end).trim()
    // Below the last message, and between two, stand rules and numbers; within words they are the speaker's.
    return HEADING.test(line) && (!started || /^(?:=|\[\d|导出完成|总计)/u.test(line)) ? 'frame' : undefined
  })
  for (const block of blocks) {
    if (block.kind === 'message') {
      const { name, at } = block.opening
      const words = wordsOf(block.text)
      if (name === '系统消息') draft.event({ text: words, at, line: block.line }, block.lines)
      else draft.turn({ speaker: name, at, text: words, line: block.line }, block.lines)
    } else if (block.kind === 'stray') draft.leaveOut('read/line-without-turn', block.line)
    else {
      draft.title ??= /^聊天名称[:：]\s{0,3}(.{1,200})$/u.exec(block.text.trim())?.[1]
      draft.frame()
    }
  }
  return draft.reading()
}

/** A line with a name and a colon whose next line tells the time. */
function openingAt(
  text: string,
  start: number,
  end: number,
): { readonly name: string; readonly at: string } | undefined {
  if (end - start > LONGEST_NAME) return undefined
  const name = /^\s{0,8}(.{1,100}?)[:：]\s{0,4}$/u.exec(text.slice(start, end))?.[1]
  if (name === undefined) return undefined
  let next = end
  while (next < text.length && /\s/u.test(text.charAt(next)) && next - end < 40) next += 1
  if (!text.startsWith('时间', next)) return undefined
  const colon = text.charCodeAt(next + 2)
  if (colon !== 0x3a && colon !== 0xff1a) return undefined
  const line = text.slice(next + 3, next + 60).split(/[\r\n]/u, 1)[0] ?? ''
  const stamp = readPlainDateTime(line, 0, line.length)
  return stamp === undefined ? undefined : { name, at: stamp.at }
}

/** What follows `内容:`, without the lines that tell the time, the kind and the files. */
function wordsOf(block: string): string {
  const start = /(?:^|[\r\n])\s{0,8}内容[:：] ?/u.exec(block.slice(0, 600))
  if (start === null) return block.replace(/^\s{0,8}时间[:：][^\r\n]{0,60}[\r\n]{0,2}/u, '').trim()
  const words = block.slice(start.index + start[0].length)
  const files = words.lastIndexOf('\n资源:')
  return (files === -1 ? words : words.slice(0, files)).trim()
}
