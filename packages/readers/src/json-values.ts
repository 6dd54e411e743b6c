/** The signs of JSON, as codes. */
export const QUOTE = 0x22
export const COMMA = 0x2c
export const COLON = 0x3a
export const OPEN_BRACE = 0x7b
export const CLOSE_BRACE = 0x7d
export const OPEN_BRACKET = 0x5b
export const CLOSE_BRACKET = 0x5d
export const BACKSLASH = 0x5c

/** The longest single record that is believed; longer than any message or conversation a person reads. */
export const LONGEST_RECORD = 16 * 1024 * 1024

/** What `endOfValue` answers when the text ends within the value. */
export const CUT = -1
/** What `endOfValue` answers when what stands there is no value. */
export const NOT_A_VALUE = -2

/** The position just past the string whose opening quotation mark is at `from`, or -1 when the text ends in it. */
export function endOfString(text: string, from: number): number {
  for (let at = from + 1; ; at++) {
    at = text.indexOf('"', at)
    if (at === -1) return -1
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1
    if (slashes % 2 === 0) return at + 1
  }
}

/** The position just past the value at `from`, found by counting brackets outside strings; CUT or NOT_A_VALUE. */
export function endOfValue(text: string, from: number, longest: number): number {
  const limit = Math.min(text.length, from + longest)
  const opening = text.charCodeAt(from)
  if (opening === QUOTE) return endOfString(text, from)
  if (opening !== OPEN_BRACE && opening !== OPEN_BRACKET) {
    let at = from
    while (at < text.length && isBare(text.charCodeAt(at))) at += 1
    return at === from ? NOT_A_VALUE : at
  }
  let depth = 0
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      at = endOfString(text, at) - 1
      if (at < 0) return CUT
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return limit < text.length ? NOT_A_VALUE : CUT
}

/** Where the next object starts whose first member is called so, or -1. */
export function nextRecord(text: string, from: number, first: string): number {
  for (let at = text.indexOf(first, from); at !== -1; at = text.indexOf(first, at + 1)) {
    let before = at - 1
    while (before >= from && isSpaceCode(text.charCodeAt(before))) before -= 1
    if (before >= from && text.charCodeAt(before) === OPEN_BRACE) return before
  }
  return -1
}

/** The first member's name with its quotation marks, of the object at `from`, by which the next object of its kind is found. */
export function firstMember(text: string, from: number): string | undefined {
  if (text.charCodeAt(from) !== OPEN_BRACE) return undefined
  return /^\{\s{0,200}("[\w-]{1,40}")/u.exec(text.slice(from, from + 260))?.[1]
}

/** Characters of numbers, true, false and null. */
function isBare(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x2d ||
    code === 0x2b ||
    code === 0x2e ||
    code === 0x45
  )
}

function isSpaceCode(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}
