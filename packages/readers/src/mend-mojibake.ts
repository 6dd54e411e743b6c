/**
 * Mends a text whose UTF-8 was written byte by byte, as the exports of Facebook and Instagram have it: `cafÃ©` for
 * `café`. Only a text of which every character is one byte, and the bytes together are sound UTF-8 with something in it
 * that is no ASCII, is mended; every other stays as it is, because such exports have both.
 */
export function mendMojibake(text: string): string {
  let isAscii = true
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0xff) return text
    if (code >= 0x80) isAscii = false
  }
  return isAscii ? text : (decodeUtf8(text) ?? text)
}

/** Decodes characters of one byte each; undefined when they are not sound UTF-8. */
function decodeUtf8(binary: string): string | undefined {
  const parts: string[] = []
  let plainFrom = 0
  for (let at = 0; at < binary.length;) {
    const lead = binary.charCodeAt(at)
    if (lead < 0x80) {
      at += 1
      continue
    }
    const more = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xc2 && lead < 0xe0 ? 1 : 0
    if (more === 0) return undefined
    let code = lead & (0x3f >> more)
    for (let step = 1; step <= more; step++) {
      const byte = at + step < binary.length ? binary.charCodeAt(at + step) : 0
      if ((byte & 0xc0) !== 0x80) return undefined
      code = (code << 6) | (byte & 0x3f)
    }
    const least = more === 3 ? 0x10000 : more === 2 ? 0x800 : 0x80
    if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
    parts.push(binary.slice(plainFrom, at), String.fromCodePoint(code))
    at += more + 1
    plainFrom = at
  }
  return parts.join('') + binary.slice(plainFrom)
}
