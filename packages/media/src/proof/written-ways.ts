/** Shorter stretches turn up in packed pictures by chance, and are looked for only outside of them. */
export const SURE_LENGTH = 6
/** Shorter ones are not looked for at all. */
export const SHORTEST = 4

/** Encodings beside those of Unicode in which names and notes stand in files. */
const LEGACY = ['windows-1252', 'gb18030', 'big5', 'shift_jis', 'euc-kr', 'windows-1251', 'iso-8859-2'] as const

/**
 * Every way in which a text may be written in a file: encodings, and notations that stand for bytes or characters.
 *
 * @returns Byte strings, one character a byte, none shorter than `SHORTEST`; each once.
 */
export function waysOfText(text: string): readonly string[] {
  const value = text.trim()
  if (value.length < SHORTEST && encodeUtf8(value).length < SURE_LENGTH) return []
  const utf8 = encodeUtf8(value)
  const little = encodeUtf16(value, true)
  const big = encodeUtf16(value, false)
  const plain = [utf8, little, big, encodeUtf8(value.normalize('NFD')), encodeUtf8(value.normalize('NFC'))]
  const isAscii = utf8.length === value.length
  if (!isAscii) for (const encoding of LEGACY) plain.push(encodeLegacy(value, encoding) ?? utf8)
  return onlyLong([
    ...plain,
    ...plain.flatMap(waysOfBytes),
    encodeUtf8(escapeMarkup(value)),
    encodeUtf8(withEscapes(value, (unit) => `\\u${unit.toString(16).padStart(4, '0')}`)),
    encodeUtf8(withEscapes(value, (unit) => `&#${unit};`)),
    encodeUtf8(withEscapes(value, (unit) => `&#x${unit.toString(16).toUpperCase()};`)),
    percentEncode(utf8, /[\w.~-]/u),
    percentEncode(utf8, /[\w.~!*'()-]/u),
    [...utf8].toReversed().join(''),
  ])
}

/**
 * Every way in which bytes may be written again: as they are, with numbers of two and four bytes turned round, and in
 * notations.
 */
export function waysOfRawBytes(bytes: Uint8Array): readonly string[] {
  const raw = String.fromCharCode(...bytes.subarray(0, LONGEST_RAW))
  return onlyLong([raw, turnRound(raw, 2), turnRound(raw, 4), ...waysOfBytes(raw)]).filter(
    (way) => way.length >= SURE_LENGTH && new Set(way).size > 2,
  )
}

/** So much of a longer stretch tells it from everything else. */
const LONGEST_RAW = 64

function waysOfBytes(bytes: string): readonly string[] {
  const hex = Array.from(bytes, (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  return [hex, hex.toUpperCase(), ...waysInBase64(bytes)]
}

/** Base64 writes three bytes as four characters: where a text begins in them decides what it looks like. */
function waysInBase64(bytes: string): readonly string[] {
  return [0, 1, 2].map((shift) => {
    const written = btoa('\0'.repeat(shift) + bytes).replaceAll('=', '')
    // Characters at the ends hold bits of what stands beside it.
    const first = shift === 0 ? 0 : shift + 1
    const rest = (shift + bytes.length) % 3
    return written.slice(first, rest === 0 ? undefined : -1)
  })
}

function turnRound(bytes: string, size: number): string {
  let turned = ''
  for (let at = 0; at + size <= bytes.length; at += size)
    turned += [...bytes.slice(at, at + size)].toReversed().join('')
  return turned
}

function encodeUtf8(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
}

function encodeUtf16(text: string, isLittle: boolean): string {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const [high, low] = [String.fromCharCode(unit >> 8), String.fromCharCode(unit & 0xff)]
    out += isLittle ? low + high : high + low
  }
  return out
}

/** Bytes of each character, by encoding: made when first needed, from what the platform decodes. */
const tables = new Map<string, ReadonlyMap<string, string>>()

function encodeLegacy(text: string, encoding: string): string | undefined {
  let table = tables.get(encoding)
  if (!table) tables.set(encoding, (table = tableOf(encoding)))
  let out = ''
  for (const char of text) {
    const bytes = char.charCodeAt(0) < 0x80 ? char : table.get(char)
    if (bytes === undefined) return undefined
    out += bytes
  }
  return out
}

function tableOf(encoding: string): ReadonlyMap<string, string> {
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, string>()
  for (let first = 0x80; first < 0x100; first++) {
    const alone = decoder.decode(Uint8Array.of(first))
    if (alone.length === 1 && alone !== '\ufffd') table.set(alone, String.fromCharCode(first))
    for (let second = 0x30; second < 0x100; second++) {
      const char = decoder.decode(Uint8Array.of(first, second))
      if ([...char].length === 1 && char !== '\ufffd' && !table.has(char))
        table.set(char, String.fromCharCode(first, second))
    }
  }
  return table
}

function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}

function withEscapes(text: string, escape: (unit: number) => string): string {
  return Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at) < 0x80 ? text.charAt(at) : escape(text.charCodeAt(at)),
  ).join('')
}

function percentEncode(bytes: string, plain: RegExp): string {
  return Array.from(bytes, (char) =>
    plain.test(char) ? char : `%${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  ).join('')
}

function onlyLong(ways: readonly string[]): readonly string[] {
  return [...new Set(ways)].filter(({ length }) => length >= SHORTEST)
}
