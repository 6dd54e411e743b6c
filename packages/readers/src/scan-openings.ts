import { ChatHeader, type HeaderShape } from './chat-header.js'
import { LineCursor } from './line-cursor.js'
import { notationKey } from './notation-key.js'
import { DAY, LINE, LINE_END, LINE_START, offsetOf, Openings, SECONDS, SPEAKER, TEXT_START } from './openings.js'

/** One way of writing the start of a message, and how often it was seen. */
export interface Notation {
  /** Of `notationKey`. */
  readonly key: number
  readonly shape: HeaderShape
  /** Everything about the date and time that a file does not change: separators, seconds, the clock. */
  readonly clock: number
  /** Which dates are written alike, so that their order is decided together. */
  readonly dates: number
  /** Which number of the date has three or four digits: 0, 1, 2, or -1 when none has. */
  readonly wide: number
  count: number
  /** True when a 12-hour clock has capital letters and a date has no leading zeros, as in the United States. */
  american: boolean
}

/** One date as it is written, from where it starts to where another one does. */
export interface WrittenDay {
  /** Index of its notation. */
  readonly notation: number
  readonly first: number
  readonly middle: number
  readonly last: number
}

export interface WrittenSpeaker {
  readonly name: string
  messages: number
  /** What the speaker's first message begins with, up to a colon, as long as every message does. */
  prefix: string | undefined
}

/** Everything that could open a message, as numbers, and what the numbers stand for. */
export interface Scan {
  readonly openings: Openings
  readonly notations: readonly Notation[]
  readonly days: readonly WrittenDay[]
  readonly speakers: readonly WrittenSpeaker[]
  /** Lines that are not blank. */
  readonly filledLines: number
}

/** A name may hold a colon itself; what follows it is looked for within this many characters. */
const LONGEST_PREFIX = 60

/** Walks the text once and writes down every line that could open a message, whatever its notation. */
export function scanOpenings(text: string): Scan {
  const openings = new Openings()
  const notations: Notation[] = []
  const days: WrittenDay[] = []
  const speakers: WrittenSpeaker[] = []
  const notationIndexes = new Map<number, number>()
  const speakerIndexes = new Map<string, number>()
  const lines = new LineCursor(text)
  const header = new ChatHeader()
  const { stamp } = header
  let cells = openings.block(0)
  let lastKey = -1
  let notationIndex = -1
  let notation: Notation | undefined
  let first = -1
  let middle = -1
  let last = -1
  let speaker: WrittenSpeaker | undefined
  let speakerIndex = -1
  let speakerBefore = -1
  let filledLines = 0
  while (lines.advance()) {
    const { start, end } = lines
    if (!header.read(text, start, end)) {
      if (!lines.blank) filledLines += 1
      continue
    }
    filledLines += 1
    const key = notationKey(header)
    if (key !== lastKey) {
      lastKey = key
      const known = notationIndexes.get(key)
      notationIndex = known ?? notations.length
      if (known === undefined) {
        const dates = stamp.separator | ((stamp.wide === -1 ? 2 : stamp.wide) << 16)
        const clock = stamp.clock | (header.comma ? 0x10000 : 0)
        notations.push({ key, shape: header.shape, clock, dates, wide: stamp.wide, count: 0, american: false })
        notationIndexes.set(key, notationIndex)
      }
      notation = notations[notationIndex]
      first = -1
    }
    if (notation === undefined) continue
    notation.count += 1
    if (stamp.unpadded && stamp.capitalHalf && stamp.wide === -1) notation.american = true
    if (stamp.first !== first || stamp.middle !== middle || stamp.last !== last) {
      first = stamp.first
      middle = stamp.middle
      last = stamp.last
      days.push({ notation: notationIndex, first, middle, last })
    }
    const textStart = header.textStart
    let index = -1
    if (header.nameEnd !== -1) {
      const { bodyStart, nameEnd } = header
      if (speaker === undefined || !isNamed(speaker, text, bodyStart, nameEnd)) {
        // Chats go back and forth, so the one who spoke before the last is the likeliest.
        const previous = speakerBefore
        speakerBefore = speakerIndex
        const candidate = speakers[previous]
        if (candidate !== undefined && isNamed(candidate, text, bodyStart, nameEnd)) {
          speaker = candidate
          speakerIndex = previous
        } else {
          const name = text.slice(bodyStart, nameEnd)
          const known = speakerIndexes.get(name)
          speakerIndex = known ?? speakers.length
          if (known === undefined) {
            speakers.push({ name, messages: 0, prefix: prefixAt(text, textStart, end) })
            speakerIndexes.set(name, speakerIndex)
          }
          speaker = speakers[speakerIndex]
        }
      }
      index = speakerIndex
      if (speaker !== undefined) {
        speaker.messages += 1
        if (speaker.prefix !== undefined && !text.startsWith(speaker.prefix, textStart)) speaker.prefix = undefined
      }
    }
    const row = openings.add()
    const at = offsetOf(row)
    if (at === 0) cells = openings.block(row)
    cells[at + LINE_START] = start
    cells[at + LINE_END] = end
    cells[at + TEXT_START] = textStart
    cells[at + SPEAKER] = index
    cells[at + LINE] = lines.number
    cells[at + DAY] = days.length - 1
    cells[at + SECONDS] = stamp.secondsOfDay
  }
  return { openings, notations, days, speakers, filledLines }
}

function isNamed(speaker: WrittenSpeaker, text: string, start: number, end: number): boolean {
  return end - start === speaker.name.length && text.startsWith(speaker.name, start)
}

function prefixAt(text: string, start: number, end: number): string | undefined {
  const line = text.slice(start, Math.min(end, start + LONGEST_PREFIX))
  const colon = line.indexOf(': ')
  return colon > 0 ? line.slice(0, colon + 2) : undefined
}
