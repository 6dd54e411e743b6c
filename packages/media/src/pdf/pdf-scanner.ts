import { mediaError } from '../media-error.js'
import { PdfName, PdfRef, PdfString, PdfWord, type PdfDict, type PdfValue } from './pdf-values.js'

/** No writer nests values deeper, and the scanner calls itself once a level. */
const DEEPEST = 200
/** The most values within lists that are gone through from one place on. */
const MOST_NESTED = 30_000_000
const LONGEST_NUMBER = 64
const LONGEST_WORD = 256

const REGULAR = 0
const SPACE = 1
const DELIMITER = 2
const CLASS = new Uint8Array(256)
for (const code of [0, 9, 10, 12, 13, 32]) CLASS[code] = SPACE
for (const sign of '()<>[]{}/%') CLASS[sign.charCodeAt(0)] = DELIMITER

const BACKSLASH = 0x5c
const OPEN = 0x28
const CLOSE = 0x29
const LESS = 0x3c
const GREATER = 0x3e
const SLASH = 0x2f
const PERCENT = 0x25
const BRACKET = 0x5b
const BRACKET_END = 0x5d

/** The end of a container that is open. */
class End {
  readonly of: ']' | '>>'

  constructor(of: ']' | '>>') {
    this.of = of
  }
}

/**
 * Takes a PDF's bytes apart into values and words, from a place on. For objects of the file and, without references, for
 * what is drawn on a page. Takes every byte once; what is no value comes as a word.
 */
export class PdfScanner {
  readonly #bytes: Uint8Array
  readonly #withRefs: boolean
  #nested = 0
  at: number

  constructor(bytes: Uint8Array, at = 0, withRefs = true) {
    this.#bytes = bytes
    this.at = at
    this.#withRefs = withRefs
  }

  /** The next value or word; nothing at the end. A bracket that closes nothing is left out. */
  next(): PdfValue | PdfWord | undefined {
    for (;;) {
      const token = this.#token(0)
      if (!(token instanceof End)) return token
    }
  }

  /** Goes past spaces and comments. */
  skipSpace(): void {
    const bytes = this.#bytes
    for (; this.at < bytes.length; this.at++) {
      const code = bytes[this.at] ?? 0
      if (code === PERCENT) {
        while (this.at < bytes.length && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at++
      } else if (CLASS[code] !== SPACE) return
    }
  }

  #token(depth: number): PdfValue | PdfWord | End | undefined {
    if (depth > DEEPEST) throw mediaError('too-deep')
    if (depth > 0 && ++this.#nested > MOST_NESTED) throw mediaError('too-many-parts')
    this.skipSpace()
    const bytes = this.#bytes
    const code = bytes[this.at]
    if (code === undefined) return undefined
    switch (code) {
      case SLASH:
        this.at++
        return new PdfName(this.#name())
      case OPEN:
        return this.#literal()
      case LESS:
        if (bytes[this.at + 1] !== LESS) return this.#hex()
        this.at += 2
        return this.#dict(depth)
      case GREATER:
        if (bytes[this.at + 1] === GREATER) {
          this.at += 2
          return new End('>>')
        }
        this.at++
        return new PdfWord('>')
      case BRACKET:
        this.at++
        return this.#array(depth)
      case BRACKET_END:
        this.at++
        return new End(']')
      default:
        if (CLASS[code] === DELIMITER) {
          this.at++
          return new PdfWord(String.fromCharCode(code))
        }
        return (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e
          ? this.#number()
          : this.#word()
    }
  }

  #regular(most: number): string {
    const from = this.at
    while (this.at < this.#bytes.length && CLASS[this.#bytes[this.at] ?? 0] === REGULAR) this.at++
    return asciiOf(this.#bytes.subarray(from, Math.min(this.at, from + most)))
  }

  #name(): string {
    const raw = this.#regular(LONGEST_WORD * 2)
    return raw.includes('#')
      ? raw.replace(/#([0-9a-f]{2})/giu, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : raw
  }

  #word(): PdfValue | PdfWord {
    const word = this.#regular(LONGEST_WORD)
    if (word === 'true') return true
    if (word === 'false') return false
    if (word === 'null') return null
    return new PdfWord(word)
  }

  #number(): PdfValue | PdfWord {
    const text = this.#regular(LONGEST_NUMBER)
    const value = numberOf(text)
    if (value === undefined) return new PdfWord(text)
    if (!this.#withRefs || !/^\d{1,10}$/u.test(text)) return value
    // `12 0 R` points to an object.
    const after = this.at
    const generation = this.#plainNumber()
    if (generation !== undefined) {
      this.skipSpace()
      const next = CLASS[this.#bytes[this.at + 1] ?? 32]
      if (this.#bytes[this.at] === 0x52 && next !== REGULAR) {
        this.at++
        return new PdfRef(value, generation)
      }
    }
    this.at = after
    return value
  }

  #plainNumber(): number | undefined {
    while (CLASS[this.#bytes[this.at] ?? 0xff] === SPACE) this.at++
    const from = this.at
    let value = 0
    for (; this.at < from + 6; this.at++) {
      const digit = (this.#bytes[this.at] ?? 0) - 0x30
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
    }
    return this.at > from ? value : undefined
  }

  #array(depth: number): readonly PdfValue[] {
    const values: PdfValue[] = []
    for (;;) {
      const token = this.#token(depth + 1)
      if (token === undefined || (token instanceof End && token.of === ']')) return values
      if (!(token instanceof PdfWord) && !(token instanceof End)) values.push(token)
    }
  }

  #dict(depth: number): PdfDict {
    const dict = new Map<string, PdfValue>()
    let key: string | undefined
    for (;;) {
      const token = this.#token(depth + 1)
      if (token === undefined || (token instanceof End && token.of === '>>')) return dict
      if (token instanceof PdfWord || token instanceof End) continue
      if (key === undefined) {
        if (token instanceof PdfName) key = token.name
      } else {
        dict.set(key, token)
        key = undefined
      }
    }
  }

  #hex(): PdfString {
    const found = this.#bytes.indexOf(GREATER, this.at + 1)
    const end = found === -1 ? this.#bytes.length : found
    const out = new Uint8Array((end - this.at + 1) >> 1)
    let length = 0
    let high: number | undefined
    for (let at = this.at + 1; at < end; at++) {
      const digit = hexDigit(this.#bytes[at] ?? 0)
      if (digit === undefined) continue
      if (high === undefined) high = digit
      else {
        out[length++] = high * 16 + digit
        high = undefined
      }
    }
    if (high !== undefined) out[length++] = high * 16
    this.at = end + 1
    return new PdfString(out.slice(0, length))
  }

  #literal(): PdfString {
    const bytes = this.#bytes
    const out = new Uint8Array(endOfLiteral(bytes, this.at) - this.at)
    let length = 0
    let open = 1
    this.at++
    while (this.at < bytes.length) {
      const code = bytes[this.at++] ?? 0
      if (code === BACKSLASH) {
        const escaped = this.#escaped()
        if (escaped !== undefined) out[length++] = escaped
      } else if (code === CLOSE && --open === 0) break
      else {
        if (code === OPEN) open++
        out[length++] = code
      }
    }
    return new PdfString(out.slice(0, length))
  }

  /** What stands behind a backslash; nothing where it only breaks a line. */
  #escaped(): number | undefined {
    const code = this.#bytes[this.at++] ?? 0
    const letter = 'nrtbf'.indexOf(String.fromCharCode(code))
    if (letter !== -1) return [10, 13, 9, 8, 12][letter] ?? 0
    if (code >= 0x30 && code <= 0x37) {
      let value = code - 0x30
      for (let index = 0; index < 2; index++) {
        const digit = (this.#bytes[this.at] ?? 0) - 0x30
        if (digit < 0 || digit > 7) break
        value = value * 8 + digit
        this.at++
      }
      return value & 0xff
    }
    if (code === 13 && this.#bytes[this.at] === 10) this.at++
    return code === 13 || code === 10 ? undefined : code
  }
}

/** Where the brackets that open at a place are closed again. */
function endOfLiteral(bytes: Uint8Array, from: number): number {
  let open = 0
  for (let at = from; at < bytes.length; at++) {
    const code = bytes[at]
    if (code === BACKSLASH) at++
    else if (code === OPEN) open++
    else if (code === CLOSE && --open === 0) return at
  }
  return bytes.length
}

function asciiOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

function numberOf(text: string): number | undefined {
  const sound = /^[+-]{0,2}(\d{0,40}\.?\d{0,40})/u.exec(text)
  if (!sound || !/\d/u.test(sound[1] ?? '')) return /^[+.-]{1,3}$/u.test(text) ? 0 : undefined
  // A word that merely begins with a digit is none; `12-3`, which some writers make, is read as far as it goes.
  if (/[^\d.+-]/u.test(text)) return undefined
  const value = Number.parseFloat(sound[1] ?? '0')
  return text.startsWith('-') ? -value : value
}

function hexDigit(code: number): number | undefined {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const letter = code | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined
}
