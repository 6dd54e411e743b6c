import { foldCharacter } from './fold-character.js'
import { kindsOfUnits } from './kinds-of-units.js'
import type { Lexicon } from './lexicon.js'
import { mayBeMasked } from './may-be-masked.js'
import { ENDS, OPENS } from './pair-table.js'
import { BREAK_CLAUSE, BREAK_NONE, BREAK_SENTENCE, type TokenList } from './token-list.js'
import { unmask } from './unmask.js'
import { FIRST_HASH, HASH_FACTOR, type WordBook } from './word-book.js'

/**
 * Cuts a text into tokens and looks each one up, so that patterns compare numbers and never letters.
 *
 * Words of alphabets are tokens; so is each Chinese character and each kana, because those scripts put no space between
 * words. Addresses, amounts and numbers are tokens of their own class. Case, accents, full-width and look-alike letters,
 * zero-width characters, number-for-letter spelling, stretched and s p a c e d letters make no difference. The text is
 * read once from left to right; every look-ahead is bounded.
 *
 * @param text - The original text; token offsets are UTF-16 units of it.
 * @param tokens - Emptied, then filled.
 */
export function tokenise(text: string, lexicon: Lexicon, tokens: TokenList): void {
  const book = lexicon.bookForNext()
  tokens.begin(book)
  if (!mayBeMasked(readUnits(text))) {
    cut(text, lexicon, tokens, book)
    return
  }
  const plain = unmask(text, lexicon.latinOf)
  readUnits(plain.text)
  cut(plain.text, lexicon, tokens, book)
  if (plain.places) moveTo(tokens, plain.places)
}

/** Cuts a text whose units have been read. */
function cut(text: string, lexicon: Lexicon, tokens: TokenList, book: WordBook): void {
  const length = text.length
  const units = keptUnits
  const nameClass = lexicon.classes.name
  let pendingBreak: number = BREAK_SENTENCE
  let loneLetters = 0
  let lineStart = 0
  let i = 0

  while (i < length) {
    const unit = units[i] ?? 0

    if (unit === 32 || unit === 9) {
      i++
      continue
    }

    if (unit < 128) {
      if (!isAsciiWordUnit(unit)) {
        if (unit === 10 || unit === 13) {
          if (!isWrappedLine(text, lineStart, i)) pendingBreak = BREAK_SENTENCE
          lineStart = i + 1
          i++
          continue
        }
        const mayBeSpecial = unit === 64 || unit === 36 || unit === 43 || unit === 45
        const end = mayBeSpecial ? addSpecialToken(text, i, lexicon, tokens, pendingBreak, loneLetters) : 0
        if (end > 0) {
          loneLetters = 0
          pendingBreak = BREAK_NONE
          i = end
          continue
        }
        if (unit === 36 && isAsciiLetter(text.charCodeAt(i + 1))) {
          i = addSlowWord(text, i, lexicon, tokens, pendingBreak)
          pendingBreak = BREAK_NONE
          loneLetters = 0
          continue
        }
        pendingBreak = Math.max(pendingBreak, breakOf(text, i, unit))
        i++
        continue
      }

      // A number is cut off before the word is read: its run of digits may be long, and only its beginning is taken.
      if (unit <= 57) {
        const end = addSpecialToken(text, i, lexicon, tokens, pendingBreak, loneLetters)
        if (end > 0) {
          loneLetters = 0
          pendingBreak = BREAK_NONE
          i = end
          continue
        }
      }
      // The word is read and hashed in one go; its hash finds its entry in the book without a string being made.
      let hash = FIRST_HASH
      let j = i
      let next = unit
      do {
        hash = Math.imul(hash ^ (next >= 65 && next <= 90 ? next | 32 : next), HASH_FACTOR)
        j++
        next = j < length ? (units[j] ?? 0) : 0
      } while (isAsciiWordUnit(next))

      if (unit > 57 && mayFollowAddress(next) && startsAddress(text, i)) {
        const end = addSpecialToken(text, i, lexicon, tokens, pendingBreak, loneLetters)
        if (end > 0) {
          loneLetters = 0
          pendingBreak = BREAK_NONE
          i = end
          continue
        }
      }
      let entry = 0
      if (isApostrophe(next) && isAsciiLetter(text.charCodeAt(j + 1))) {
        j = endOfWord(text, j)
        if (j < length && continuesSlowly(text, j)) entry = -1
        else entry = book.entryOf(text.slice(i, j).toLowerCase().replace(APOSTROPHES, ''))
      } else if (j < length && continuesSlowly(text, j)) entry = -1
      else entry = book.entryAt(text, units, i, j, hash)
      if (entry < 0) {
        i = addSlowWord(text, i, lexicon, tokens, pendingBreak)
        loneLetters = 0
        pendingBreak = BREAK_NONE
        continue
      }
      if (j - i === 1 && unit > 57) loneLetters++
      else {
        if (loneLetters >= 4) joinLetters(text, lexicon, tokens, loneLetters)
        loneLetters = 0
        // A word that is written with a capital may be a name.
        if (unit >= 65 && unit <= 90) entry = book.asName(entry, nameClass)
      }
      tokens.add(i, j, pendingBreak, entry)
      pendingBreak = BREAK_NONE
      i = j
      continue
    }

    // A character that is a token of its own has been met before, most often.
    const known = book.characters[unit] ?? 0
    if (known > 0 && voicingMark(text, i + 1) === 0) {
      if (loneLetters >= 4) joinLetters(text, lexicon, tokens, loneLetters)
      loneLetters = 0
      tokens.add(i, i + 1, pendingBreak, known)
      pendingBreak = BREAK_NONE
      i++
      continue
    }

    if (loneLetters >= 4) joinLetters(text, lexicon, tokens, loneLetters)
    loneLetters = 0
    const code = text.codePointAt(i) ?? unit
    const width = code > 0xffff ? 2 : 1
    if (isOneCharacterToken(code)) {
      const end = i + width + voicingMark(text, i + width)
      const character = end === i + width ? text.slice(i, end) : text.slice(i, end).normalize('NFC')
      const word = lexicon.simplified(foldCharacter(character))
      let entry = book.entryOf(word)
      if (CHINESE_DIGITS.has(character)) {
        const list = lexicon.lists.join(book.listOfWord[entry] ?? 0, lexicon.classes.numeral)
        entry = book.entryKnownAs(word, list)
      }
      if (end === i + 1) book.setCharacter(unit, entry)
      tokens.add(i, end, pendingBreak, entry)
      pendingBreak = BREAK_NONE
      i = end
      continue
    }
    if (isCurrencySign(code)) {
      const end = addSpecialToken(text, i, lexicon, tokens, pendingBreak, 0)
      if (end > 0) {
        pendingBreak = BREAK_NONE
        i = end
        continue
      }
    }
    if (isWordCharacter(code)) {
      i = addSlowWord(text, i, lexicon, tokens, pendingBreak)
      pendingBreak = BREAK_NONE
      continue
    }
    if (code === 0x2028 || code === 0x2029) lineStart = i + 1
    pendingBreak = Math.max(pendingBreak, breakOf(text, i, code))
    i += width
  }
  if (loneLetters >= 4) joinLetters(text, lexicon, tokens, loneLetters)
  addPairs(tokens, lexicon)
}

/**
 * Reads the UTF-16 units of a text into memory that is used again: most texts are slices of a file, and looking up each unit
 * there again and again takes longer than looking once.
 *
 * @returns What its units may be, taken together: see `mayBeMasked`.
 */
function readUnits(text: string): number {
  if (text.length > keptUnits.length) keptUnits = new Uint16Array(Math.max(text.length, keptUnits.length * 2))
  const units = keptUnits
  const kindOf = kindsOfUnits()
  let kinds = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    units[i] = unit
    kinds |= kindOf[unit] ?? 0
  }
  return kinds
}

/** Gives tokens their places in what was written. */
function moveTo(tokens: TokenList, places: Int32Array): void {
  const { starts, ends, length } = tokens
  for (let token = 0; token < length; token++) {
    starts[token] = places[starts[token] ?? 0] ?? 0
    ends[token] = (places[(ends[token] ?? 1) - 1] ?? 0) + 1
  }
}

let keptUnits = new Uint16Array(1024)

const APOSTROPHES = /['’ʼ]/gu

/** The end of a word of ASCII letters, digits and apostrophes between them. */
function endOfWord(text: string, from: number): number {
  let end = from
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    if (!isAsciiWordUnit(unit) && !(isApostrophe(unit) && isAsciiLetter(text.charCodeAt(end + 1)))) break
    end++
  }
  return end
}

/** Tells whether a first word may be that of an address, by what stands after it. */
function mayFollowAddress(unit: number): boolean {
  return unit === 46 || unit === 64 || unit === 58 || unit === 45 || unit === 95
}

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u
/** For each code of one unit: 1 when it is a word character, 2 when not, 0 when not yet asked. */
const wordCharacters = new Uint8Array(0x10000)

function isWordCharacter(code: number): boolean {
  if (code > 0xffff) return WORD_CHARACTER.test(String.fromCodePoint(code))
  let kind = wordCharacters[code] ?? 0
  if (kind === 0) wordCharacters[code] = kind = WORD_CHARACTER.test(String.fromCharCode(code)) ? 1 : 2
  return kind === 1
}
const CHINESE_DIGITS: ReadonlySet<string> = new Set(
  '〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億兩貳',
)

/** Bounded look-aheads for what is not a word. All are sticky and none can backtrack over more than its bound. */
const EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/iy
const URL =
  /(?:https?:\/\/|www\.)[^\s\u3001-\u303f\uff00-\uffef\u4e00-\u9fff<>"]{2,300}|(?:[a-z0-9-]{1,40}\.){1,3}(?:com|net|org|me|io|cn|ru|co|app|info|xyz|top|link|site|cc|gg)\b(?:\/[^\s\u3001-\u303f\uff00-\uffef\u4e00-\u9fff<>"]{0,200})?/iy
const HANDLE = /@[a-z0-9_][a-z0-9_.]{1,40}/iy
const COORDINATES =
  /[-+]?\d{1,3}\.\d{3,10}\s{0,2}°?\s{0,2}[NS]?\s{0,2}[,，;\s]\s{0,2}[-+]?\d{1,3}\.\d{3,10}|\d{1,3}°\s?\d{1,2}/iy
const PHONE = /\+?\d[\d().\s-]{6,20}\d/y
const MONEY =
  /(?:[A-Z]{2})?[$€£¥₽₩₴₪₹￥]\s?\d{1,12}(?:[.,]\d{1,6}){0,5}(?:\s?(?:[kmw万千百]|bn)\b)?|\d{1,12}(?:[.,]\d{1,6}){0,5}\s?(?:k|m)?\s?[€£$₽₩₴₪₹]/iy
const NUMBER = /\d{1,15}(?:[.,:]\d{1,6}){0,6}/y

/**
 * Adds an address, an amount or a number that starts exactly here.
 *
 * @param loneLetters - How many letters that stand apart are just before it; they are put together first.
 * @returns Its end; 0 when there is none.
 */
function addSpecialToken(
  text: string,
  at: number,
  lexicon: Lexicon,
  tokens: TokenList,
  breakBefore: number,
  loneLetters: number,
): number {
  const special = specialToken(text, at, lexicon)
  if (!special) return 0
  if (loneLetters >= 4) joinLetters(text, lexicon, tokens, loneLetters)
  const { end, word, list } = special
  addKnownAs(tokens, at, end, breakBefore, word, list)
  return end
}

function addKnownAs(
  tokens: TokenList,
  start: number,
  end: number,
  breakBefore: number,
  word: string,
  list: number,
): void {
  tokens.add(start, end, breakBefore, tokens.book?.entryKnownAs(word, list) ?? 0)
}

interface SpecialToken {
  readonly end: number
  /** What it is known as: the number of a list. */
  readonly list: number
  readonly word: string
}

/** An address, an amount or a number that starts exactly here; undefined when none does. */
function specialToken(text: string, at: number, lexicon: Lexicon): SpecialToken | undefined {
  const { classes, lists } = lexicon
  const unit = text.charCodeAt(at)
  const isDigit = unit >= 48 && unit <= 57
  const address = endOf(EMAIL, text, at)
  if (address > 0) return { end: address, list: classes.email, word: '#email' }
  if (unit === 64) {
    const handle = endOf(HANDLE, text, at)
    return handle > 0 ? { end: handle, list: classes.handle, word: '#handle' } : undefined
  }
  if (!isDigit) {
    const url = endOf(URL, text, at)
    if (url > 0) return { end: url, list: classes.url, word: '#url' }
  }
  const money = endOf(MONEY, text, at)
  if (money > 0) return { end: money, list: classes.amount, word: '#amount' }
  const coordinates = endOf(COORDINATES, text, at)
  if (coordinates > 0) return { end: coordinates, list: classes.coordinates, word: '#coordinates' }
  if (isDigit || unit === 43) {
    const phone = endOf(PHONE, text, at)
    if (phone > 0 && digitsIn(text, at, phone) >= 8 && !looksLikeDate(text.slice(at, phone))) {
      return { end: phone, list: lists.join(classes.phone, classes.digits), word: '#phone' }
    }
  }
  if (!isDigit) return undefined
  const number = endOf(NUMBER, text, at)
  if (number === 0) return undefined
  // `0nline` is a word that somebody disguised; `200usd` is a number and a unit.
  const letters = lettersEnd(text, number)
  if (letters > number) {
    const word = text.slice(at, letters).toLowerCase()
    const disguised = lexicon.listOf(word)
    // A word of one letter after a number, as in `5k`, is an amount, whatever list it stands in.
    if (disguised > 0) {
      return { end: letters, list: letters - number === 1 ? lists.join(disguised, classes.digits) : disguised, word }
    }
    if (lexicon.isDisguised(word, text.slice(number, letters).toLowerCase())) return undefined
  }
  const exact = lexicon.listExactly(text.slice(at, number))
  return { end: number, list: lists.join(exact, classes.digits), word: numberWord(number - at) }
}

/** Numbers differ endlessly; how long one is says enough. */
function numberWord(length: number): string {
  return NUMBER_WORDS[Math.min(length, NUMBER_WORDS.length) - 1] ?? ''
}

const NUMBER_WORDS = ['#1', '#2', '#3', '#4', '#5', '#6']

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : 0
}

function digitsIn(text: string, from: number, to: number): number {
  let digits = 0
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 48 && unit <= 57) digits++
  }
  return digits
}

function looksLikeDate(text: string): boolean {
  return (
    /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/u.test(text) ||
    /^\d{4}\s?-\s?\d{4}$/u.test(text) ||
    /[.,]\d{3}[.,]\d{3}/u.test(text)
  )
}

function lettersEnd(text: string, from: number): number {
  let end = from
  while (end - from < 24 && isAsciiWordUnit(text.charCodeAt(end))) end++
  return end
}

/** A mail address or web address may begin with any letter; look no further than its bound and only where one of its marks stands. */
function startsAddress(text: string, at: number): boolean {
  const before = at === 0 ? 32 : text.charCodeAt(at - 1)
  if (isAsciiWordUnit(before) || before === 46) return false
  const limit = Math.min(text.length, at + 64)
  for (let i = at; i < limit; i++) {
    const unit = text.charCodeAt(i)
    if (isAsciiWordUnit(unit) || unit === 45 || unit === 95) continue
    if (unit === 46) return isAsciiLetter(text.charCodeAt(i + 1))
    return unit === 64 || (unit === 58 && text.charCodeAt(i + 1) === 47)
  }
  return false
}

/**
 * Reads a word with letters beyond ASCII, folding each, and adds it: `sécrèt`, `𝓅𝒶𝓎`, or a word of another alphabet.
 *
 * @returns The offset just past the word.
 */
function addSlowWord(text: string, from: number, lexicon: Lexicon, tokens: TokenList, breakBefore: number): number {
  let folded = ''
  let end = from
  let i = from
  // Where the letters after leading digits begin: folding may make characters longer or shorter, so it is noted on the way.
  let lettersFrom = from
  let onlyDigits = true
  while (i < text.length) {
    const code = text.codePointAt(i) ?? 0
    const width = code > 0xffff ? 2 : 1
    if (code < 128) {
      if (isAsciiWordUnit(code)) folded += text.charAt(i).toLowerCase()
      else if (!isLetterInDisguise(text, i, code, folded !== '') && !(isApostrophe(code) && isWordAhead(text, i + 1)))
        break
      else if (!isApostrophe(code)) folded += text.charAt(i)
    } else if (isOneCharacterToken(code)) break
    else if (isApostrophe(code)) {
      if (!isWordAhead(text, i + 1)) break
    } else {
      if (!isWordCharacter(code)) break
      folded += foldCode(text, i, code)
    }
    if (onlyDigits && folded !== '' && !DIGITS.test(folded)) {
      onlyDigits = false
      lettersFrom = i
    }
    i += width
    end = i
    // A word without end is cut; no list holds anything as long.
    if (end - from > 512) break
  }
  if (end === from) return from + 1
  const first = text.charCodeAt(from)
  // Decomposed Hangul is put together again, so that both ways of writing it are one word.
  const word = HANGUL_PARTS.test(folded) ? folded.normalize('NFC') : folded
  const { classes, lists } = lexicon
  if (onlyDigits && word !== '') {
    const list = lists.join(lexicon.listExactly(word), classes.digits)
    addKnownAs(tokens, from, end, breakBefore, numberWord(word.length), list)
    return end
  }
  // Where digits come first, they may be a number with its unit.
  const unit = lettersFrom > from ? DIGITS_AND_UNIT.exec(word)?.[1] : undefined
  if (unit !== undefined && lexicon.listOf(word) === 0) {
    addKnownAs(tokens, from, lettersFrom, breakBefore, numberWord(word.length - unit.length), classes.digits)
    addKnownAs(tokens, lettersFrom, end, BREAK_NONE, unit, lexicon.listOf(unit))
    return end
  }
  const entry = tokens.book?.entryOf(word) ?? 0
  tokens.add(from, end, breakBefore, isWrittenAsName(text, from, first) ? asName(tokens, entry, classes.name) : entry)
  return end
}

/** What the characters of most alphabets fold to, once they have been met: an array answers quicker than a map. */
const foldedLetters = new Array<string | undefined>(0x2000).fill(undefined)

function foldCode(text: string, at: number, code: number): string {
  if (code >= foldedLetters.length) return foldCharacter(text.slice(at, code > 0xffff ? at + 2 : at + 1))
  return (foldedLetters[code] ??= foldCharacter(text.charAt(at)))
}

const DIGITS_AND_UNIT = /^\d+([a-z]{1,12})$/u
const DIGITS = /^\d+$/u
const HANGUL_PARTS = /[\u1100-\u11ff]/u

/** `c@sh`, `$ecret`: signs that stand for letters, only between or before letters. */
function isLetterInDisguise(text: string, at: number, code: number, inWord: boolean): boolean {
  if (code === 36) return isAsciiLetter(text.charCodeAt(at + 1)) || (inWord && isAsciiLetter(text.charCodeAt(at - 1)))
  return code === 64 && inWord && isAsciiLetter(text.charCodeAt(at + 1))
}

function continuesSlowly(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 128) return (unit === 36 || unit === 64) && isAsciiLetter(text.charCodeAt(at + 1))
  if (isApostrophe(unit)) return false
  const code = text.codePointAt(at) ?? unit
  return !isOneCharacterToken(code) && isWordCharacter(code)
}

function isWordAhead(text: string, at: number): boolean {
  const code = text.codePointAt(at)
  if (code === undefined) return false
  if (code < 128) return isAsciiWordUnit(code)
  return !isOneCharacterToken(code) && isWordCharacter(code)
}

/** Marks neighbouring words that some rule asks for together. */
function addPairs(tokens: TokenList, { lists, pairs }: Lexicon): void {
  const { book, entries } = tokens
  if (!book || tokens.length === 0) return
  const { starts, values } = lists
  const { listOfWord } = book
  let next = listOfWord[entries[tokens.length - 1] ?? 0] ?? 0
  for (let token = tokens.length - 2; token >= 0; token--) {
    const here = listOfWord[entries[token] ?? 0] ?? 0
    if ((pairs.sidesOf(here, lists) & OPENS) > 0 && (pairs.sidesOf(next, lists) & ENDS) > 0) {
      for (let a = starts[here] ?? 0; a < (starts[here + 1] ?? 0); a++) {
        const first = values[a] ?? 0
        for (let b = starts[next] ?? 0; b < (starts[next + 1] ?? 0); b++) {
          const pair = pairs.pairOf(first, values[b] ?? 0)
          if (pair >= 0) tokens.addPair(token, pair)
        }
      }
    }
    next = here
  }
}

/** Letters that stand apart (`s e c r e t`, `t.e.l.e`) become one word, if the rules know that word. */
function joinLetters(text: string, lexicon: Lexicon, tokens: TokenList, count: number): void {
  // No word of any list is as long.
  if (count > 32) return
  const first = tokens.length - count
  let word = ''
  for (let i = first; i < tokens.length; i++) word += text.charAt(tokens.startOf(i)).toLowerCase()
  if (lexicon.listOf(word) === 0) return
  const start = tokens.startOf(first)
  const end = tokens.endOf(tokens.length - 1)
  const breakBefore = tokens.breakBefore(first)
  tokens.drop(count)
  tokens.add(start, end, breakBefore, tokens.book?.entryOf(word) ?? 0)
}

/** Tells whether a word of any alphabet begins with a capital. */
function isWrittenAsName(text: string, at: number, unit: number): boolean {
  if (unit < 65 || (unit > 90 && unit < 0xc0)) return false
  const first = text.charAt(at)
  return first !== first.toLowerCase()
}

function asName(tokens: TokenList, entry: number, nameClass: number): number {
  return tokens.book?.asName(entry, nameClass) ?? entry
}

function breakOf(text: string, at: number, code: number): number {
  switch (code) {
    case 46: {
      // A dot ends a sentence only before a space or the end; two dots or more are a pause.
      const next = text.charCodeAt(at + 1)
      const before = text.charCodeAt(at - 1)
      if (next === 46 || before === 46) return BREAK_CLAUSE
      return Number.isNaN(next) ||
        next === 32 ||
        next === 10 ||
        next === 13 ||
        next > 127 ||
        next === 34 ||
        next === 39 ||
        next === 41
        ? BREAK_SENTENCE
        : BREAK_NONE
    }
    case 33: // !
    case 63: // ?
    case 59: // ;
    case 0x3002: // 。
    case 0xff01: // ！
    case 0xff1f: // ？
    case 0xff1b: // ；
    case 0xff61: // ｡
    case 0x061f: // ؟
    case 0x0964: // ।
    case 0x2028:
    case 0x2029:
      return BREAK_SENTENCE
    case 44: // ,
    case 58: // :
    case 40: // (
    case 41: // )
    case 0xff0c: // ，
    case 0x3001: // 、
    case 0xff1a: // ：
    case 0x2026: // …
    case 0x2014: // —
    case 0x2013: // –
    case 0xff08: // （
    case 0xff09: // ）
    case 0x060c: // ،
      return BREAK_CLAUSE
    default:
      return BREAK_NONE
  }
}

/** A line break inside a hard-wrapped paragraph is no end: the line is long and the next one goes on in small letters. */
function isWrappedLine(text: string, lineStart: number, at: number): boolean {
  if (at - lineStart < 50) return false
  let next = at + 1
  if (text.charCodeAt(next) === 10 && text.charCodeAt(at) === 13) next++
  const unit = text.charCodeAt(next)
  return unit >= 97 && unit <= 122
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
}

function isAsciiWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57)
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x02bc
}

function isCurrencySign(code: number): boolean {
  return code === 0xa3 || code === 0xa5 || (code >= 0x20a0 && code <= 0x20c0) || code === 0xffe5
}

/** Scripts that put no space between words: each character is a token. */
function isOneCharacterToken(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x323af) ||
    (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) ||
    code === 0x3005 ||
    code === 0x3007
  )
}

/** 1 when a kana's voicing mark stands apart here, as decomposed text writes it. */
function voicingMark(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit === 0x3099 || unit === 0x309a ? 1 : 0
}
