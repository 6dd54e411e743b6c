import type { Notice } from '@telltale/model'

// Every host has it; the language's own library does not name it.
declare const TextDecoder: new (
  label?: string,
  options?: { readonly fatal?: boolean },
) => { readonly encoding: string; decode(bytes: Uint8Array): string }

/** Text made of bytes, and what had to be assumed for it. */
export interface DecodedText {
  /** Undefined when the bytes are no text in any encoding. */
  readonly text: string | undefined
  readonly notices: readonly Notice[]
}

/** How many bytes are looked at to tell text from other things. */
const HEAD = 64 * 1024
/** How many bytes, from the first that is not ASCII, an encoding is told by. */
const SAMPLE = 256 * 1024

/**
 * Turns bytes into text. UTF-8 is tried first, strictly; a byte-order mark decides; UTF-16 without one is told by its
 * zero bytes; everything else is told by a library from how often which bytes follow each other, and comes with a
 * notice that names the encoding. A few zero bytes in a text are damage, and cost no more than themselves.
 *
 * Decoding happens once: the caller may let the bytes go afterwards.
 */
export async function decodeText(bytes: Uint8Array): Promise<DecodedText> {
  if (startsWith(bytes, 0xff, 0xfe) && !startsWith(bytes, 0xff, 0xfe, 0, 0))
    return decodeAs('utf-16le', bytes.subarray(2), false)
  if (startsWith(bytes, 0xfe, 0xff)) return decodeAs('utf-16be', bytes.subarray(2), false)
  const head = bytes.subarray(0, HEAD)
  if (isOtherFormat(head)) return { text: undefined, notices: [] }
  if (!head.includes(0)) return await decodeNarrow(bytes)
  if (isDamagedByZeros(withoutZeroEnd(head))) {
    const damaged = await decodeNarrow(withoutZeroEnd(bytes))
    if (damaged.text !== undefined) return damaged
  }
  const wide = wideEncoding(head)
  if (wide === undefined) return { text: undefined, notices: [] }
  const decoded = decodeAs(wide, bytes, true)
  return decoded.text === undefined || !readsLikeText(decoded.text.slice(0, HEAD))
    ? { text: undefined, notices: [] }
    : decoded
}

/** Decodes what is not UTF-16. */
async function decodeNarrow(bytes: Uint8Array): Promise<DecodedText> {
  const strict = decodeStrictly(bytes)
  if (strict !== undefined) {
    if (!readsLikeText(strict.slice(0, HEAD))) return { text: undefined, notices: [] }
    return strict.includes('\0') ? withoutZeros(strict, []) : { text: strict, notices: [] }
  }
  if (isDamagedUtf8(bytes)) return decodeAs('utf-8', bytes, false)
  // ISO 2022 and other encodings with escapes hold control characters, so the bytes themselves are not judged.
  const decoded = decodeAs(await tellEncoding(bytes), bytes, true)
  return decoded.text === undefined || !readsLikeText(decoded.text.slice(0, HEAD))
    ? { text: undefined, notices: [] }
    : decoded
}

/** A disk that was full, or a program that was ended, leaves zeros where the end should be. */
function withoutZeroEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end -= 1
  return bytes.subarray(0, end)
}

/**
 * Zeros so few that no letter is stored with them. UTF-16 has one for each space, digit and line break, and what stands
 * between them is hardly ever UTF-8.
 */
function isDamagedByZeros(head: Uint8Array): boolean {
  let zeros = 0
  for (const byte of head) if (byte === 0) zeros += 1
  if (zeros * 20 > head.length) return false
  const rest = decodeStrictly(head.filter((byte) => byte !== 0))
  // The head may end within a character.
  return rest !== undefined || isDamagedUtf8(head) || zeros * 1000 <= head.length
}

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** Files that begin with readable characters but are no text: PDF, PostScript, rich text. */
function isOtherFormat(head: Uint8Array): boolean {
  return (
    startsWith(head, 0x25, 0x50, 0x44, 0x46, 0x2d) ||
    startsWith(head, 0x25, 0x21, 0x50, 0x53) ||
    startsWith(head, 0x7b, 0x5c, 0x72, 0x74, 0x66)
  )
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function decodeAs(label: string, bytes: Uint8Array, assumed: boolean): DecodedText {
  const decoder = decoderFor(label) ?? new TextDecoder('windows-1252')
  const raw = decoder.decode(bytes)
  const text = decoder.encoding === 'windows-1252' ? withWindowsSigns(raw) : raw
  return withoutZeros(text, assumed ? [{ code: 'read/encoding-assumed', detail: decoder.encoding }] : [])
}

/** The text with the usual sign in place of zeros, and how often that stands in it. */
function withoutZeros(decoded: string, notices: readonly Notice[]): DecodedText {
  const text = decoded.includes('\0') ? decoded.replaceAll('\0', '\ufffd') : decoded
  const count = replaced(text)
  return { text, notices: count === 0 ? notices : [...notices, { code: 'read/characters-replaced', count }] }
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}

function replaced(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count += 1
  return count
}

/**
 * Some versions of Node read windows-1252 as ISO 8859-1 and make control characters of its quotation marks, dashes and
 * the euro sign. No text holds those control characters, so they can be put right afterwards.
 */
function withWindowsSigns(text: string): string {
  return text.replace(/[\u0080-\u009f]/gu, (sign) => WINDOWS_SIGNS.charAt(sign.charCodeAt(0) - 0x80))
}

const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * UTF-16 without a mark: texts of every language hold spaces, digits and line breaks, whose high byte is zero. In text
 * those zeros stand nearly all on one side.
 */
function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let zerosFirst = 0
  let zerosSecond = 0
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) zerosFirst += 1
    if (head[at + 1] === 0) zerosSecond += 1
  }
  const pairs = head.length / 2
  if (zerosSecond > pairs * 0.02 && zerosFirst * 5 <= zerosSecond) return 'utf-16le'
  return zerosFirst > pairs * 0.02 && zerosSecond * 5 <= zerosFirst ? 'utf-16be' : undefined
}

/** UTF-8 with a few bytes gone wrong: a cut in the middle of a character, a disk error, two files put together. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let good = 0
  let bad = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const follow =
      byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0
    let seen = 0
    while (seen < follow && ((bytes[at + seen + 1] ?? 0) & 0xc0) === 0x80) seen += 1
    // A character that the end of the file cuts is no sign of another encoding.
    const isCut = follow > 0 && at + seen + 1 === bytes.length
    if (follow > 0 && seen === follow) good += 1
    else if (!isCut) bad += 1
    at += seen
  }
  return good > 0 && good >= bad * 10
}

/** Few control characters and few that could not be decoded; text has next to none. */
function readsLikeText(head: string): boolean {
  let odd = 0
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at)
    if (
      (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c && code !== 0x1b) ||
      code === 0xfffd
    )
      odd += 1
  }
  return odd * 20 <= head.length
}

/** The library's names for encodings that the platform knows by another name. */
const PLATFORM_NAMES: Readonly<Record<string, string>> = {
  'utf-16-le': 'utf-16le',
  'utf-16-be': 'utf-16be',
  cp949: 'euc-kr',
  cp932: 'shift_jis',
  big5hkscs: 'big5-hkscs',
}

/** It is loaded only when a file needs it: most are UTF-8. */
async function tellEncoding(bytes: Uint8Array): Promise<string> {
  let first = 0
  while (first < bytes.length && (bytes[first] ?? 0) < 0x80 && bytes[first] !== 0x1b) first += 1
  const { detect } = await import('jschardet')
  const from = Math.max(0, first - 1024)
  const found = detect(bytes.subarray(from, from + SAMPLE)).encoding?.toLowerCase()
  if (found === undefined || found === 'ascii' || found === 'utf-8') return 'windows-1252'
  return Object.hasOwn(PLATFORM_NAMES, found) ? (PLATFORM_NAMES[found] ?? found) : found
}
