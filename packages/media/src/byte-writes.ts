/** Several stretches of bytes as one. */
export function writeJoined(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

/** A number in two bytes, the greater first. */
export function writeU16(value: number): Uint8Array {
  return Uint8Array.of((value >>> 8) & 0xff, value & 0xff)
}

/** A number in four bytes, the greatest first. */
export function writeU32(value: number): Uint8Array {
  return Uint8Array.of((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff)
}

/** A number in two bytes, the lesser first. */
export function writeU16Little(value: number): Uint8Array {
  return writeU16(value).reverse()
}

/** A number in four bytes, the least first. */
export function writeU32Little(value: number): Uint8Array {
  return writeU32(value).reverse()
}

/** Characters as bytes, one for one. */
export function writeAscii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)
}
