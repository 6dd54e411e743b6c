import { digitOf } from './digit-of.js'
import { isGap, isSpace } from './is-gap.js'
import { skipGaps, skipMarks, skipToName } from './skip-gaps.js'
import { type DayHalf, Stamp } from './stamp.js'

/** What stands between the time and the name: `]`, a dash, a colon, a comma, or only a space. */
export type HeaderShape = 'bracket' | 'dash' | 'colon' | 'comma' | 'space'

/** Longest name that is believed before anything; what is longer before a colon is a sentence. */
const LONGEST_NAME = 100
/** Behind a bracket or a dash of an export only names stand before a colon, and a phone book holds long ones. */
const LONGEST_EXPORTED_NAME = 300
/** What the application quotes is the name of a group or a file, and no longer. */
const LONGEST_QUOTATION = 1000

/**
 * Scans the first line of a message of the form `date, time - name: text` or `[date, time] name: text`.
 * One object is used again and again; after a `read` that answers true its fields hold what was found.
 */
export class ChatHeader {
  readonly stamp = new Stamp()
  shape: HeaderShape = 'bracket'
  /** A comma stands between date and time. */
  comma = false
  /** Where the name starts, or the words of the application when there is no name. */
  bodyStart = 0
  /** Where the name ends, or -1 when there is none. */
  nameEnd = -1
  /** Where the words start. Equal to `bodyStart` when there is no name. */
  textStart = 0

  read(text: string, from: number, end: number): boolean {
    return this.#readPlain(text, from, end) || this.#readAny(text, from, end)
  }

  /**
   * The way nearly every line of a real export goes: digits of ASCII, single spaces, a 24-hour clock or one with AM and
   * PM, nothing unseen. It finds what `#readAny` would find, in a tenth of the time, and answers false for everything else.
   */
  #readPlain(text: string, from: number, end: number): boolean {
    let at = from
    let code = text.charCodeAt(at)
    const bracket = code === 0x5b
    if (bracket) code = text.charCodeAt(++at)
    let numberStart = at
    let number = 0
    while (code >= 0x30 && code <= 0x39) {
      number = number * 10 + code - 0x30
      code = text.charCodeAt(++at)
    }
    const separator = code
    if ((separator !== 0x2f && separator !== 0x2e && separator !== 0x2d) || at === numberStart || at - numberStart > 4)
      return false
    const first = number
    const firstDigits = at - numberStart
    code = text.charCodeAt(++at)
    numberStart = at
    number = 0
    while (code >= 0x30 && code <= 0x39) {
      number = number * 10 + code - 0x30
      code = text.charCodeAt(++at)
    }
    const middleDigits = at - numberStart
    if (code !== separator || middleDigits === 0 || middleDigits > 2) return false
    const middle = number
    code = text.charCodeAt(++at)
    numberStart = at
    number = 0
    while (code >= 0x30 && code <= 0x39) {
      number = number * 10 + code - 0x30
      code = text.charCodeAt(++at)
    }
    const lastDigits = at - numberStart
    if (lastDigits === 0 || lastDigits > 4 || (firstDigits > 2 && lastDigits > 2)) return false
    const last = number
    const comma = code === 0x2c
    if (comma) code = text.charCodeAt(++at)
    if (code !== 0x20) return false
    code = text.charCodeAt(++at)
    numberStart = at
    number = 0
    while (code >= 0x30 && code <= 0x39) {
      number = number * 10 + code - 0x30
      code = text.charCodeAt(++at)
    }
    if (code !== 0x3a || at === numberStart || at - numberStart > 2 || number > 24) return false
    const hour = number
    const minute = twoDigits(text.charCodeAt(at + 1), text.charCodeAt(at + 2))
    if (minute === -1 || minute > 59) return false
    at += 3
    code = text.charCodeAt(at)
    let second = -1
    if (code === 0x3a) {
      second = twoDigits(text.charCodeAt(at + 1), text.charCodeAt(at + 2))
      if (second === -1 || second > 59) return false
      at += 3
      code = text.charCodeAt(at)
    }
    let half: DayHalf = 'none'
    let capitalHalf = false
    if ((code === 0x20 || code === 0x202f || code === 0xa0) && (text.charCodeAt(at + 2) | 0x20) === 0x6d) {
      const letter = text.charCodeAt(at + 1)
      if ((letter | 0x20) !== 0x61 && (letter | 0x20) !== 0x70) return false
      half = (letter | 0x20) === 0x61 ? 'morning' : 'evening'
      capitalHalf = letter < 0x60
      at += 3
      code = text.charCodeAt(at)
    }
    if (bracket) {
      if (code !== 0x5d || text.charCodeAt(at + 1) !== 0x20) return false
      at += 2
    } else {
      if (code !== 0x20 || text.charCodeAt(at + 1) !== 0x2d || text.charCodeAt(at + 2) !== 0x20) return false
      at += 3
    }
    if (at >= end || isGap(text.charCodeAt(at))) return false
    const { stamp } = this
    stamp.first = first
    stamp.middle = middle
    stamp.last = last
    stamp.separator = separator
    stamp.wide = firstDigits > 2 ? 0 : lastDigits > 2 ? 2 : -1
    stamp.unpadded = firstDigits === 1 || middleDigits === 1 || lastDigits === 1
    stamp.hour = hour
    stamp.minute = minute
    stamp.second = second === -1 ? 0 : second
    stamp.hasSeconds = second !== -1
    stamp.half = half
    stamp.capitalHalf = capitalHalf
    this.shape = bracket ? 'bracket' : 'dash'
    this.comma = comma
    this.bodyStart = at
    this.#readName(text, at, end)
    return true
  }

  #readAny(text: string, from: number, end: number): boolean {
    let at = skipMarks(text, from, end)
    const bracket = text.charCodeAt(at) === 0x5b
    if (bracket) at = skipGaps(text, at + 1, end)
    const code = text.charCodeAt(at)
    let eraStart = 0
    if (code < 0x100 ? code < 0x30 || code > 0x39 : digitOf(code) === -1) {
      // Japanese eras, as in `[R6/01/15 10:30:00]` or `[令和6/01/15 10:30:00]`, only count within a bracket.
      if (!bracket) return false
      eraStart = eraBefore(text, at)
      if (eraStart === 0) return false
      at += code < 0x100 ? 1 : 2
    }
    const { stamp } = this
    const past = stamp.readDateAndTime(text, at, end)
    at = past === -1 && eraStart === 0 ? stamp.readTimeAndDate(text, at, end) : past
    if (at === -1) return false
    if (eraStart !== 0) {
      stamp.first += eraStart
      stamp.wide = 0
    }
    at = skipMarks(text, at, end)
    if (bracket) {
      at = skipGaps(text, at, end)
      // Skype tells there when the message was changed: `[15.01.2025 10:26:12 | Edited 10:27:00]`.
      if (text.charCodeAt(at) === 0x7c) at = closingBracket(text, at, end)
      if (text.charCodeAt(at) !== 0x5d) return false
      this.shape = 'bracket'
      at += 1
    } else {
      at = this.#readSeparator(text, at, end)
      if (at === -1) return false
    }
    this.comma = hasComma(text, from, at)
    at = skipToName(text, at, end)
    this.bodyStart = at
    this.#readName(text, at, end)
    if (this.nameEnd !== -1) return true
    return this.shape === 'bracket' || this.shape === 'dash'
  }

  #readSeparator(text: string, from: number, end: number): number {
    const code = text.charCodeAt(from)
    if (code === 0x3a && from + 1 < end && isGap(text.charCodeAt(from + 1))) {
      this.shape = 'colon'
      return from + 1
    }
    const at = skipGaps(text, from, end)
    const next = text.charCodeAt(at)
    if (next === 0x2d || next === 0x2013 || next === 0x2014) {
      if (at + 1 < end && !isGap(text.charCodeAt(at + 1))) return -1
      this.shape = 'dash'
      return at + 1
    }
    if (at === from) return -1
    if (next === 0x2c && isGap(text.charCodeAt(at + 1))) {
      this.shape = 'comma'
      return at + 1
    }
    this.shape = 'space'
    return at
  }

  #readName(text: string, from: number, end: number): void {
    const isExported = this.shape === 'bracket' || this.shape === 'dash'
    const limit = Math.min(end, from + (isExported ? LONGEST_EXPORTED_NAME : LONGEST_NAME))
    let quotes = 0
    let lastQuote = -1
    for (let at = from; at < limit; at++) {
      const code = text.charCodeAt(at)
      if (code === 0x3a) {
        // A sentence of the application quotes what somebody named: a colon in there ends no name.
        if (at === from || (quotes % 2 === 1 && isQuotation(text, lastQuote, at, end))) break
        // `https://` and a time of day are not the end of a name.
        if (text.charCodeAt(at + 1) === 0x2f && text.charCodeAt(at + 2) === 0x2f) break
        if (digitOf(text.charCodeAt(at - 1)) !== -1 && at + 1 < end && digitOf(text.charCodeAt(at + 1)) !== -1) continue
        if (at - from > LONGEST_NAME && SENTENCE_END.test(text.slice(from, at))) break
        this.nameEnd = at
        this.textStart = at + 1 < end && text.charCodeAt(at + 1) === 0x20 ? at + 2 : at + 1
        return
      }
      if (code === 0x22 || (code > 0x7f && isQuote(code))) {
        quotes += 1
        lastQuote = at
      }
    }
    this.nameEnd = -1
    this.textStart = from
  }
}

/** What is longer than a name is one sentence after another. */
const SENTENCE_END = /[.!?]\s|[。！？]/u

/**
 * Tells whether the mark before a colon opens a quotation that goes on behind it, as in `Ana created group "Trip: Rome"`.
 * People have single marks in their names, as `צה"ל דני`, `D”r Lin` and `TV 55" Ana`: one that stands behind a word, or
 * that is not closed on its line, opens nothing.
 */
function isQuotation(text: string, mark: number, colon: number, end: number): boolean {
  if (mark + 1 >= end || isSpace(text.charCodeAt(mark + 1))) return false
  const limit = Math.min(end, colon + LONGEST_QUOTATION)
  let others = 0
  let lastQuote = -1
  for (let at = colon + 1; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code !== 0x22 && (code <= 0x7f || !isQuote(code))) continue
    others += 1
    lastQuote = at
  }
  if (others % 2 === 0) return false
  const behind = lastQuote + 1 < end ? text.charAt(lastQuote + 1) : ' '
  return !isSpace(text.charCodeAt(lastQuote - 1)) && !SPACED_WORD.test(behind)
}

/** Letters of the scripts that put spaces between words, and digits. Others write on right behind a closing mark. */
const SPACED_WORD =
  /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])[\p{L}\d]/u

/** The next closing bracket nearby; `end` where there is none. */
function closingBracket(text: string, from: number, end: number): number {
  const limit = Math.min(end, from + 40)
  for (let at = from; at < limit; at++) if (text.charCodeAt(at) === 0x5d) return at
  return end
}

function twoDigits(tens: number, ones: number): number {
  if (tens < 0x30 || tens > 0x39 || ones < 0x30 || ones > 0x39) return -1
  return (tens - 0x30) * 10 + ones - 0x30
}

function hasComma(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2c || code === 0x60c) return true
  }
  return false
}

/** Double quotation marks beyond ASCII; an apostrophe may stand in a name. */
function isQuote(code: number): boolean {
  return code === 0xab || code === 0xbb || (code >= 0x201c && code <= 0x201f) || (code >= 0x300c && code <= 0x300f)
}

/** The Gregorian year before the first one of a Japanese era, or 0 when no era is named. */
function eraBefore(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code === 0x52 || text.startsWith('令和', at)) return 2018
  if (code === 0x48 || text.startsWith('平成', at)) return 1988
  return code === 0x53 || text.startsWith('昭和', at) ? 1925 : 0
}
