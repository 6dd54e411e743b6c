import type { Reader, Reading } from '@telltale/model'
import { digitOf } from './digit-of.js'
import { judgeVoice } from './judge-voice.js'
import { lineBlocks } from './line-blocks.js'
import { LineCursor } from './line-cursor.js'
import { ReadingDraft } from './reading-draft.js'
import { skipGaps } from './skip-gaps.js'

const HEAD = 64 * 1024
/** Stands for whoever speaks where nobody is named. */
const UNKNOWN = 'text'
/** Pieces of one sentence are put together up to this length. */
const LONGEST_SENTENCE = 600

const TIMES =
  /^\s{0,4}(?:(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3} {0,3}--> {0,3}(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}|\d{1,2}:\d{2}:\d{2}\.\d{3},\d{1,2}:\d{2}:\d{2}\.\d{3}\s{0,4}$)/u

/**
 * Reads subtitles (`.srt`, `.vtt`, `.sbv`) as meetings and calls are written down: a time, a name, and what was said. A sentence
 * that goes on over several subtitles of one speaker is one turn. Times count from the start of the recording, so turns
 * have none.
 */
export const subtitles: Reader = {
  id: 'subtitles',
  canRead: ({ text }) => isSubtitles(text.slice(0, HEAD)),
  read: ({ text }) => [read(text)],
}

/** One subtitle, or several that one sentence goes on over. A name may be among its words until all have been seen. */
interface Cue {
  name: string | undefined
  words: string
  readonly line: number
  lines: number
}

function read(text: string): Reading {
  const draft = new ReadingDraft('subtitles', 'line')
  const cues = cuesOf(text, draft)
  const known = labelsIn(cues)
  const over = namesOver(cues)
  for (const cue of cues) if (cue.name === undefined) findSpeaker(cue, known, over)
  const isNamed = cues.some(({ name }) => name !== undefined)
  if (!isNamed && cues.length > 0) draft.voice = judgeVoice(cues.map(({ words }) => words).join('\n'))
  for (const { name, words, line, lines } of joined(cues))
    draft.turn({ speaker: name ?? UNKNOWN, text: words, line }, lines)
  return draft.reading()
}

/** Every subtitle. What belongs to none is handed to the draft. */
function cuesOf(text: string, draft: ReadingDraft): readonly Cue[] {
  let timesAt = -1
  let begun = false
  let lastLine = 0
  const cues: Cue[] = []
  const blocks = lineBlocks<true>(text, (start, end, line) => {
    const hasGap = line - lastLine > 1
    lastLine = line
    if (start === timesAt) return undefined
    if (hasTimes(text, start, end)) {
      begun = true
      return { opening: true, textStart: end }
    }
    const next = nextTimes(text, end)
    // A number, or a name of the subtitle, stands over its times.
    if (next !== undefined && (hasGap || !begun || /^\s{0,4}\d{1,9}\s{0,4}$/u.test(text.slice(start, end)))) {
      timesAt = next.start
      begun = true
      return { opening: true, textStart: next.end }
    }
    return !begun && isHeading(text.slice(start, Math.min(end, start + 300))) ? 'frame' : undefined
  })
  for (const block of blocks) {
    if (block.kind === 'frame') draft.frame()
    else if (block.kind === 'stray') draft.leaveOut('read/line-without-turn', block.line)
    else cues.push(cueOf(block.text, block.line, block.lines))
  }
  return cues
}

/** Puts a sentence together that its speaker had not ended; a subtitle without a name is of the one before. */
function joined(cues: readonly Cue[]): readonly Cue[] {
  const turns: Cue[] = []
  let last: Cue | undefined
  for (const cue of cues) {
    const { name, words } = cue
    if (
      last !== undefined &&
      (name === undefined || name === last.name) &&
      last.words !== '' &&
      last.words.length < LONGEST_SENTENCE &&
      !isEnded(last.words)
    ) {
      if (words !== '') last.words = `${last.words} ${words}`
      last.lines += cue.lines
    } else {
      cue.name = name ?? last?.name
      last = cue
      turns.push(cue)
    }
  }
  return turns
}

/** A full stop, also within quotation marks or brackets. */
function isEnded(words: string): boolean {
  const { length } = words
  const last = words.charAt(length - 1)
  return ENDS.includes(last) || (length > 1 && CLOSES.includes(last) && ENDS.includes(words.charAt(length - 2)))
}

const ENDS = '.!?…。！？'
const CLOSES = '"”』」)]'

function isHeading(line: string): boolean {
  return /^\s{0,4}(?:WEBVTT|Kind:|Language:|NOTE\b|STYLE\b|REGION\b|X-TIMESTAMP-MAP)/u.test(line)
}

function hasTimes(text: string, start: number, end: number): boolean {
  return beginsWithDigit(text, start, end) && TIMES.test(text.slice(start, Math.min(end, start + 80)))
}

/** Most lines are words, and told from times by how they begin. */
function beginsWithDigit(text: string, start: number, end: number): boolean {
  return digitOf(text.charCodeAt(skipGaps(text, start, Math.min(end, start + 4)))) !== -1
}

/** The line with times that follows directly. */
function nextTimes(text: string, end: number): { readonly start: number; readonly end: number } | undefined {
  const start = end + (text.startsWith('\r\n', end) ? 2 : 1)
  if (!beginsWithDigit(text, start, text.length)) return undefined
  const line = new LineCursor(text.slice(start, start + 200))
  if (!line.advance() || line.end === 200 || !TIMES.test(line.text.slice(0, line.end))) return undefined
  return { start, end: start + line.end }
}

const LABEL = /^(?:[-–>]{1,2} ?)?(?:\[([^\]\r\n]{1,60})\]:?|([^:：\r\n]{1,60})[:：])(?: |$)/u
const VOICE = /^<v(?:\.[^ >]{1,60})? ([^>\r\n]{1,80})>/u
const TAGS = /<\/?(?:i|c(?:\.[\w.]{1,40})?|lang[^<>]{0,20})>|<\/v>|<\d\d:\d\d[\d:.]{3,9}>/gu

function cueOf(text: string, line: number, lines: number): Cue {
  const voice = text.startsWith('<v') ? VOICE.exec(text) : null
  if (voice === null) return { name: undefined, words: withoutTags(text), line, lines }
  const [tag, name = ''] = voice
  return { name: name.trim() || undefined, words: withoutTags(text.slice(tag.length)).trim(), line, lines }
}

function withoutTags(text: string): string {
  return text.includes('<') ? text.replaceAll(TAGS, '') : text
}

function findSpeaker(cue: Cue, known: ReadonlySet<string>, over: ReadonlySet<string>): void {
  const { words } = cue
  const lineEnd = over.size === 0 ? -1 : endOfFirst(cue)
  const above = lineEnd === -1 ? '' : words.slice(0, lineEnd).trim()
  if (over.has(above)) {
    cue.name = above
    cue.words = words.slice(lineEnd).trim()
    return
  }
  const label = known.size === 0 ? null : LABEL.exec(words)
  const name = (label?.[1] ?? label?.[2])?.trim()
  if (label === null || name === undefined || !known.has(name)) return
  cue.name = name
  cue.words = words.slice(label[0].length).trim()
}

/** Where the first line of several ends, or -1. */
function endOfFirst({ words, lines }: Cue): number {
  return lines < 3 ? -1 : words.search(/[\r\n]/u)
}

/** What stands before a colon at the start of subtitles, where it does so again or most subtitles have one. */
function labelsIn(cues: readonly Cue[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  let labelled = 0
  for (const cue of cues) {
    if (cue.name !== undefined) continue
    const lineEnd = endOfFirst(cue)
    const label = LABEL.exec(lineEnd === -1 ? cue.words : cue.words.slice(0, lineEnd))
    const name = (label?.[1] ?? label?.[2])?.trim()
    if (name === undefined || name === '') continue
    labelled += 1
    if (counts.size < MOST_NAMES || counts.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const mostly = labelled * 3 >= cues.length * 2
  return new Set([...counts].filter(([name, count]) => count > 1 || (mostly && isNameLike(name))).map(([name]) => name))
}

/** Names on lines of their own over the words, as Teams writes them: nearly every subtitle begins with one of few. */
function namesOver(cues: readonly Cue[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const cue of cues) {
    // Only what has words below it may be a name.
    const lineEnd = cue.name === undefined ? endOfFirst(cue) : -1
    if (lineEnd === -1) continue
    const name = cue.words.slice(0, Math.min(lineEnd, 200)).trim()
    if (counts.size < MOST_NAMES || counts.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const again = [...counts].filter(([name, count]) => count > 1 && isNameLike(name) && !/[.!?,:;]$/u.test(name))
  const total = again.reduce((sum, [, count]) => sum + count, 0)
  return cues.length >= 3 && total * 3 >= cues.length * 2
    ? new Set([...counts].filter(([name]) => isNameLike(name)).map(([name]) => name))
    : new Set()
}

const MOST_NAMES = 10_000

/** Seen once, it must look like a name: few words, none of which begins with a small letter. */
function isNameLike(name: string): boolean {
  const words = name.split(' ')
  return words.length <= 4 && words.every((word) => /^\P{Ll}/u.test(word))
}

function isSubtitles(head: string): boolean {
  const start = head.replace(/^\s{1,20}/u, '')
  if (/^WEBVTT(?:[ \t\r\n]|$)/u.test(start)) return true
  const [first = '', second = ''] = start.slice(0, 200).split(/\r\n|\r|\n/u, 2)
  return TIMES.test(first) || (/^\d{1,9}\s{0,4}$/u.test(first) && TIMES.test(second))
}
