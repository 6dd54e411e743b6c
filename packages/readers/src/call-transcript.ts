import type { Reader, Reading } from '@telltale/model'
import { lineBlocks, type LineOpening } from './line-blocks.js'
import { LineCursor } from './line-cursor.js'
import { lineText } from './line-text.js'
import { ReadingDraft } from './reading-draft.js'
import { subtitles } from './subtitles.js'

const HEAD = 64 * 1024
/** A call begins near nought; a clock rarely shows that. */
const LATEST_START = 600
/** `09:12` may be minutes and seconds, and is a time of the morning far more often: such a call must begin at nought. */
const LATEST_UNSURE_START = 120

/**
 * Reads calls and meetings that were written down by a program: `Speaker 1  0:05` over the words, `Name (00:05): words`,
 * `[00:00:05] Name: words`. Times count from the start of the call, which tells them from a copied chat: they begin near
 * nought and never go back. Turns have no time.
 */
export const callTranscript: Reader = {
  id: 'call-transcript',
  canRead: (source) =>
    isTranscript(source.text.slice(0, HEAD)) && !subtitles.canRead(source) && !lineText.canRead(source),
  read: ({ text }) => [read(text)],
}

interface Opening {
  readonly name: string
  readonly seconds: number
  readonly hasSecondsSurely: boolean
}

function read(text: string): Reading {
  const draft = new ReadingDraft('call-transcript', 'line')
  const blocks = lineBlocks<Opening>(
    text,
    (start, end) => readOpening(text, start, end) ?? (isOfProgram(text, start, end) ? 'frame' : undefined),
  )
  for (const block of blocks) {
    if (block.kind === 'frame') draft.frame()
    else if (block.kind === 'message')
      draft.turn({ speaker: block.opening.name, text: block.text, line: block.line }, block.lines)
    else draft.leaveOut('read/line-without-turn', block.line)
  }
  return draft.reading()
}

/** Who began or ended the writing down. */
function isOfProgram(text: string, start: number, end: number): boolean {
  return end - start < 100 && /^[^.!?:]{1,60} (?:started|stopped) transcription\s{0,4}$/u.test(text.slice(start, end))
}

const OVER =
  /^(?<name>[^\r\n]{1,60}?)(?:[ \t\u00a0]{1,6}|[ \t]?[-–—|·,][ \t]?)[([]?(?<hours>\d{1,2}:)?(?<minutes>\d{1,2}):(?<seconds>[0-5]\d)(?:[.,]\d{1,3})?[)\]]?:?[ \t]{0,4}$/u
const BEFORE =
  /^[([]?(?<hours>\d{1,2}:)?(?<minutes>\d{1,2}):(?<seconds>[0-5]\d)(?:[.,]\d{1,3})?[)\]]?(?: ?[-–—] ?|[ \t]{1,4})(?<name>[^:\r\n]{1,60}):(?:[ \t]|$)/u
const BETWEEN =
  /^(?<name>[^:\r\n([]{1,60}?) ?[([](?<hours>\d{1,2}:)?(?<minutes>\d{1,2}):(?<seconds>[0-5]\d)(?:[.,]\d{1,3})?[)\]]:?[ \t]/u

function readOpening(text: string, start: number, end: number): LineOpening<Opening> | undefined {
  const from = text.charCodeAt(start) === 0xfeff ? start + 1 : start
  const line = text.slice(from, Math.min(end, from + 120))
  // Most lines have no time near their start; nothing else is looked at then.
  if (!/\d:[0-5]\d/u.test(line)) return undefined
  const isWhole = from + line.length === end
  const over = isWhole ? OVER.exec(line) : null
  const found = over ?? BEFORE.exec(line) ?? BETWEEN.exec(line)
  const name = found?.groups?.['name']?.trim()
  if (found?.groups === undefined || name === undefined || name === '' || name.split(' ').length > 6) return undefined
  // `Name, [13.03.2026 09:12]` is a clock, with the day before it.
  if (DATE.test(name) || isWithinBrackets(name, found[0])) return undefined
  const { hours, minutes = '', seconds = '' } = found.groups
  const total = Number(hours?.slice(0, -1) ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)
  const hasSecondsSurely = hours !== undefined || minutes.length === 1
  return {
    opening: { name, seconds: total, hasSecondsSurely },
    textStart: over === null ? Math.min(end, from + found[0].length) : end,
  }
}

const DATE = /\d[./年-] ?\d{1,2}[./月-] ?\d/u

/** The time stands in brackets that open within what was taken for the name, as in `Name, [Tuesday 09:12]`. */
function isWithinBrackets(name: string, found: string): boolean {
  return ['[]', '()'].some(([open = '', close = '']) => {
    const isOpen = name.lastIndexOf(open) > name.lastIndexOf(close)
    return isOpen && found.includes(close, found.indexOf(name) + name.length)
  })
}

/** Times that begin near nought and only grow, with seconds, over names that come again or are few. */
function isTranscript(head: string): boolean {
  const lines = new LineCursor(head)
  const names = new Set<string>()
  let headers = 0
  let filled = 0
  let sure = 0
  let before = -1
  let firstFilled = -1
  while (lines.advance()) {
    if (lines.blank) continue
    filled += 1
    const opening = readOpening(head, lines.start, lines.end)?.opening
    if (opening === undefined) continue
    if (headers === 0) {
      if (opening.seconds > (opening.hasSecondsSurely ? LATEST_START : LATEST_UNSURE_START)) return false
      firstFilled = filled
    }
    if (opening.seconds < before) return false
    before = opening.seconds
    headers += 1
    names.add(opening.name)
    if (opening.hasSecondsSurely) sure += 1
  }
  if (headers < 2 || firstFilled > 12 || headers * 12 < filled) return false
  if (names.size > 3 && names.size * 2 > headers + 1) return false
  return sure * 2 > headers || before < 3600
}
