import { digitOf } from './digit-of.js'
import { isGap, isSpace } from './is-gap.js'
import { skipGaps, skipMarks } from './skip-gaps.js'

/** Which half of the day a 12-hour clock means; `none` for a 24-hour clock. */
export type DayHalf = 'none' | 'morning' | 'noon' | 'evening' | 'night'

const MORNING =
  'am|a.m.|a.m|a. m.|a m|vorm.|上午|凌晨|清晨|早上|早晨|午前|오전|새벽|아침|sa|sáng|ص|صباحًا|صباحا|صباحاً|ق.ظ.|ق.ظ|قبل‌ازظهر|قبل از ظهر|לפנה״צ|לפנה"צ|पूर्वाह्न|पूर्वाह्ण|म.पू.|পূর্বাহ্ণ|পূর্বাহ্ন|முற்பகல்|ಪೂರ್ವಾಹ್ನ|ਪੂ.ਦੁ.|પૂર્વાહ્ન|පෙ.ව.|ก่อนเที่ยง|နံနက်|öö|to|тң|π.μ.|пр.об.|пр. об.|дп|претпл.|пре подне|prije podne|prijepodne|e paradites|pd|de.|dop.|fm|f.m.|ap.|ap|priekšp.|priešpiet|f.h.|r.n.|yb|asubuhi|pg|ጥዋት|үө|ү.ө.|da manhã|vm.|পূৰ্বাহ্ন|ч. am|sf|n’ụtụtụ|ກ່ອນທ່ຽງ|صبح|gh|p.d.|go.öň|àárọ̀|ቅ.ቀ.|bn|ب.ن|moies'
const EVENING =
  'pm|p.m.|p.m|p. m.|p m|nachm.|下午|午後|오후|저녁|ch|chiều|م|مساءً|مساء|ب.ظ.|ب.ظ|بعدازظهر|بعد از ظهر|אחה״צ|אחה"צ|अपराह्न|म.उ.|অপরাহ্ণ|অপরাহ্ন|பிற்பகல்|ಅಪರಾಹ್ನ|ਬਾ.ਦੁ.|અપરાહ્ન|ප.ව.|หลังเที่ยง|ညနေ|ös|tk|тк|μ.μ.|сл.об.|сл. об.|пп|попл.|по подне|poslije podne|poslijepodne|e pasdites|md|du.|odp.|em|e.m.|ip.|ip|pēcp.|popiet|e.h.|i.n.|yh|mchana|ptg|ከሰዓት|үх|ү.х.|da tarde|pop.|nm.|অপৰাহ্ন|ч. pm|ym|n’abalị|ຫຼັງທ່ຽງ|شام|gd|m.d.|go.soň|ọ̀sán|ድ.ቀ.|pn|د.ن|nomëttes'
const NOON = '中午|낮'
const NIGHT = '晚上|夜里|夜晚|밤|da noite'

interface HalfWord {
  readonly word: string
  readonly half: DayHalf
}

/** Words for the halves of the day by the first character, longest first, so that the longest one wins. */
const HALF_WORDS: ReadonlyMap<number, readonly HalfWord[]> = halfWords()

function halfWords(): Map<number, HalfWord[]> {
  const byFirst = new Map<number, HalfWord[]>()
  const lists: readonly (readonly [string, DayHalf])[] = [
    [MORNING, 'morning'],
    [EVENING, 'evening'],
    [NOON, 'noon'],
    [NIGHT, 'night'],
  ]
  for (const [list, half] of lists) {
    for (const word of list.split('|')) {
      const first = word.charCodeAt(0)
      const bucket = byFirst.get(first) ?? []
      bucket.push({ word, half })
      byFirst.set(first, bucket)
    }
  }
  for (const bucket of byFirst.values()) bucket.sort((a, b) => b.word.length - a.word.length)
  return byFirst
}

/** Longest word between a date and a time, such as the Finnish `klo` or a weekday. */
const LONGEST_FILLER = 14

/**
 * Scans dates and times as exports in any language write them, without choosing what the three numbers of a date
 * mean: that is decided over the whole file. One object is used again and again, so that a million lines make no
 * garbage; what it found stands in its fields until the next call.
 */
export class Stamp {
  /** The three numbers of the date, in the order in which they stand. */
  first = 0
  middle = 0
  last = 0
  /** Which of the three has three or four digits and is therefore the year: 0, 1, 2, or -1 when none has. */
  wide = -1
  /** The character between the first two numbers. */
  separator = 0
  hour = 0
  minute = 0
  second = 0
  hasSeconds = false
  half: DayHalf = 'none'
  /** True when the date was written without leading zeros somewhere. */
  unpadded = false
  /** True when the marker of the day's half is in capitals, as English of the United States writes it. */
  capitalHalf = false
  #number = 0
  #digits = 0

  /** Reads a date at `from`. Answers the position just past it, or -1. */
  readDate(text: string, from: number, end: number): number {
    let at = this.#numberAt(text, from, end)
    if (at === -1) return -1
    this.first = this.#number
    this.unpadded = this.#digits === 1
    this.wide = this.#digits > 2 ? 0 : -1
    at = skipMarks(text, at, end)
    const separator = text.charCodeAt(at)
    if (!isDateSeparator(separator)) return -1
    this.separator = separator
    at = skipGaps(text, at + 1, end)
    at = this.#numberAt(text, at, end)
    if (at === -1) return -1
    this.middle = this.#number
    if (this.#digits === 1) this.unpadded = true
    if (this.#digits > 2) {
      if (this.wide !== -1) return -1
      this.wide = 1
    }
    at = skipMarks(text, at, end)
    if (!isDateSeparator(text.charCodeAt(at))) return -1
    at = skipGaps(text, at + 1, end)
    at = this.#numberAt(text, at, end)
    if (at === -1) return -1
    this.last = this.#number
    if (this.#digits === 1) this.unpadded = true
    if (this.#digits > 2) {
      if (this.wide !== -1) return -1
      this.wide = 2
    }
    const after = text.charCodeAt(at)
    // A closing dot (Croatian, Korean), the sign for day (Chinese, Japanese, Korean), or Bulgarian "г.".
    if (at < end && (after === 0x2e || after === 0x65e5 || after === 0xc77c)) return at + 1
    if (at + 1 < end && isSpace(after) && text.charCodeAt(at + 1) === 0x433) {
      return text.charCodeAt(at + 2) === 0x2e ? at + 3 : at + 2
    }
    return at
  }

  /** Reads a time, with a marker of the day's half before or after it. Answers the position just past it, or -1. */
  readTime(text: string, from: number, end: number): number {
    const plain = this.#plainTime(text, from, end)
    if (plain !== -1) return plain
    this.half = 'none'
    this.capitalHalf = false
    let at = skipGaps(text, from, end)
    let marked = false
    if (digitOf(text.charCodeAt(at)) === -1) {
      const past = this.#halfAt(text, at, end)
      marked = past !== -1
      if (marked) at = skipGaps(text, past, end)
    }
    at = this.#numberAt(text, at, end)
    if (at === -1 || this.#digits > 2 || this.#number > 24) return -1
    this.hour = this.#number
    at = skipTimeSeparator(text, at, end)
    if (at === -1) return -1
    at = this.#numberAt(text, at, end)
    if (at === -1 || this.#digits !== 2 || this.#number > 59) return -1
    this.minute = this.#number
    this.second = 0
    this.hasSeconds = false
    const mark = text.charCodeAt(at)
    if ((mark === 0x3a || mark === 0x2e) && at + 1 < end && digitOf(text.charCodeAt(at + 1)) !== -1) {
      const past = this.#numberAt(text, at + 1, end)
      if (past !== at + 3 || this.#number > 60) return -1
      this.second = Math.min(this.#number, 59)
      this.hasSeconds = true
      at = past
    } else if (mark === 0x20 || mark === 0xa0 || mark === 0x202f) at = this.#wordedSeconds(text, at, end)
    if (marked || at >= end) return at
    const next = text.charCodeAt(at)
    // The common ways to go on after a 24-hour time, so that the search for a marker is rarely made.
    if (next === 0x09 || next === 0x5d || (next === 0x20 && text.charCodeAt(at + 1) === 0x2d)) return at
    const past = this.#halfAt(text, skipGaps(text, at, end), end)
    return past === -1 ? at : past
  }

  /** Reads a date and then a time. Answers the position just past both, or -1. */
  readDateAndTime(text: string, from: number, end: number): number {
    let at = this.readDate(text, from, end)
    if (at === -1) return -1
    const mark = text.charCodeAt(at)
    // A comma of any script. A time glued to the date is not one: `1.2.2024` is not a date and a time.
    if (mark === 0x2c || mark === 0x60c || mark === 0x3001 || mark === 0xff0c) at += 1
    // ISO 8601 puts a T there.
    else if (mark === 0x54 && digitOf(text.charCodeAt(at + 1)) !== -1) return this.readTime(text, at + 1, end)
    else if (!isGap(mark)) return -1
    const past = this.readTime(text, at, end)
    if (past !== -1) return past
    // One word that is no marker may stand between them, as in `13.6.2018 klo 21.25`.
    at = skipGaps(text, at, end)
    const limit = Math.min(end, at + LONGEST_FILLER)
    let letters = at
    while (letters < limit && !isGap(text.charCodeAt(letters)) && digitOf(text.charCodeAt(letters)) === -1) {
      const code = text.charCodeAt(letters)
      if (code < 0x41 && code !== 0x2e && code !== 0x2c && code !== 0x27) return -1
      if (code === 0x5d || code === 0x5b) return -1
      letters += 1
    }
    return letters === at ? -1 : this.readTime(text, letters, end)
  }

  /** Reads a time and then a date, as Vietnamese writes them. Answers the position just past both, or -1. */
  readTimeAndDate(text: string, from: number, end: number): number {
    let at = this.readTime(text, from, end)
    if (at === -1) return -1
    if (text.charCodeAt(at) === 0x2c) at += 1
    const date = skipGaps(text, at, end)
    return date === at ? -1 : this.readDate(text, date, end)
  }

  /** What a file never changes about its dates and times, as one number: the separator, the seconds, the clock. */
  get clock(): number {
    return (this.separator & 0x3fff) | (this.hasSeconds ? 0x4000 : 0) | (this.half === 'none' ? 0 : 0x8000)
  }

  /** The time of day in seconds since midnight, on a 24-hour clock. */
  get secondsOfDay(): number {
    return hourOf(this.hour, this.half) * 3600 + this.minute * 60 + this.second
  }

  /** `21:05` with a tab or a bracket behind it, as most messages have it: nothing else has to be looked for. */
  #plainTime(text: string, from: number, end: number): number {
    const past = from + 5
    if (past >= end || text.charCodeAt(from + 2) !== 0x3a) return -1
    const mark = text.charCodeAt(past)
    if (mark !== 0x09 && mark !== 0x5d) return -1
    const hour = twoDigits(text, from)
    const minute = twoDigits(text, from + 3)
    if (hour === -1 || hour > 24 || minute === -1 || minute > 59) return -1
    this.half = 'none'
    this.capitalHalf = false
    this.hour = hour
    this.minute = minute
    this.second = 0
    this.hasSeconds = false
    return past
  }

  /** French of Canada writes `00 h 00 min 00 s`. Answers the position just past it, or where it began. */
  #wordedSeconds(text: string, from: number, end: number): number {
    const minutes = skipGaps(text, from, end)
    if (!text.startsWith('min', minutes)) return from
    const digits = skipGaps(text, minutes + 3, end)
    const past = this.#numberAt(text, digits, end)
    if (past === -1 || this.#number > 60) return from
    const sign = skipGaps(text, past, end)
    if (text.charCodeAt(sign) !== 0x73) return from
    this.second = Math.min(this.#number, 59)
    this.hasSeconds = true
    return sign + 1
  }

  #numberAt(text: string, from: number, end: number): number {
    let at = from
    let value = 0
    while (at < end) {
      const digit = digitOf(text.charCodeAt(at))
      if (digit === -1) break
      if (at - from === 4) return -1
      value = value * 10 + digit
      at += 1
    }
    if (at === from) return -1
    this.#number = value
    this.#digits = at - from
    return at
  }

  #halfAt(text: string, from: number, end: number): number {
    if (from >= end) return -1
    const code = text.charCodeAt(from)
    const lower = code >= 0x41 && code <= 0x5a ? code + 0x20 : code
    const bucket = HALF_WORDS.get(lower) ?? HALF_WORDS.get(text.charAt(from).toLowerCase().charCodeAt(0))
    if (bucket === undefined) return -1
    for (const { word, half } of bucket) {
      const past = matchWord(text, from, end, word)
      if (past === -1) continue
      this.half = half
      this.capitalHalf = code >= 0x41 && code <= 0x5a
      return past
    }
    return -1
  }
}

/** The hour on a 24-hour clock. Twelve at night is nought; what comes after midday gains twelve. */
function hourOf(hour: number, half: DayHalf): number {
  if (half === 'none') return hour === 24 ? 0 : hour
  if (half === 'morning') return hour === 12 ? 0 : hour
  if (half === 'noon') return hour < 10 ? hour + 12 : hour
  if (half === 'night') return hour === 12 ? 0 : hour >= 5 && hour < 12 ? hour + 12 : hour
  return hour < 12 ? hour + 12 : hour
}

function twoDigits(text: string, at: number): number {
  const ten = text.charCodeAt(at) - 0x30
  const one = text.charCodeAt(at + 1) - 0x30
  return ten >= 0 && ten <= 9 && one >= 0 && one <= 9 ? ten * 10 + one : -1
}

function isDateSeparator(code: number): boolean {
  return (
    code === 0x2f ||
    code === 0x2e ||
    code === 0x2d ||
    code === 0x5e74 ||
    code === 0x6708 ||
    code === 0xb144 ||
    code === 0xc6d4
  )
}

/** Colons and dots; French of Canada writes `10 h 30`. */
function skipTimeSeparator(text: string, from: number, end: number): number {
  const at = skipMarks(text, from, end)
  const code = text.charCodeAt(at)
  if (code === 0x3a || code === 0x2e || code === 0xff1a) return at + 1
  const letter = skipGaps(text, at, end)
  if (text.charCodeAt(letter) !== 0x68) return -1
  return skipGaps(text, letter + 1, end)
}

/** Matches a marker whatever its case and whatever kind of space stands inside it; it must not run on into a word. */
function matchWord(text: string, from: number, end: number, word: string): number {
  let at = from
  for (let index = 0; index < word.length; index++) {
    const wanted = word.charCodeAt(index)
    if (wanted === 0x20) {
      if (!isSpace(text.charCodeAt(at))) return -1
      at = skipGaps(text, at, end)
      continue
    }
    if (at >= end) return -1
    const code = text.charCodeAt(at)
    if (code !== wanted && text.charAt(at).toLowerCase().charCodeAt(0) !== wanted) return -1
    at += 1
  }
  const last = word.charCodeAt(word.length - 1)
  const runsOn = at < end && last !== 0x2e && last < 0x2e80 && isWordCharacter(text.charCodeAt(at))
  return runsOn ? -1 : at
}

function isWordCharacter(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xc0 && code < 0x2000)
  )
}
